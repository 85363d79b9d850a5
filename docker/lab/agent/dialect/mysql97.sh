# What the agent says to MySQL 9.7.

account_statements() {
  account pairkeeper % "$panel_password" 'ALL ON *.* TO WITH GRANT OPTION'
  [[ -n $bare ]] && return
  account pairkeeper_ro % "$observer_password" 'REPLICATION CLIENT, PROCESS ON *.* TO' \
    'SELECT ON performance_schema.* TO'
  account repl % "$repl_password" 'REPLICATION SLAVE ON *.* TO'
  account app % "$app_password" 'ALL ON app.* TO'
  account keepalived localhost Check-lab-4 'SYSTEM_VARIABLES_ADMIN ON *.* TO'
}

# Accounts only, on this node only.
make_accounts() {
  sql "SET GLOBAL super_read_only = OFF; SET sql_log_bin = OFF; $(account_statements)"
}

# A pair's first half: nothing but the lab's accounts, an empty binary log, read-only.
empty_node() {
  sql "STOP REPLICA; RESET REPLICA ALL; SET GLOBAL super_read_only = OFF; SET sql_log_bin = OFF;
    $(strangers) $(account_statements) RESET BINARY LOGS AND GTIDS; SET GLOBAL super_read_only = ON;"
}

# The second half, as soon as both are empty.
follow_peer() {
  sql "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '$peer', SOURCE_USER = 'repl',
    SOURCE_PASSWORD = $(sql_string "$repl_password"), SOURCE_AUTO_POSITION = 1,
    GET_SOURCE_PUBLIC_KEY = 1, SOURCE_CONNECT_RETRY = 1, SOURCE_HEARTBEAT_PERIOD = 2,
    SOURCE_RETRY_COUNT = 0; -- without an end; the default gives up after ten
    START REPLICA;"
  [[ -n $clone ]] || wait_until 20 'both replication threads run' replicates
}

replicates() {
  [[ $(sql "SELECT CONCAT(c.service_state, a.service_state, f.host)
    FROM performance_schema.replication_connection_status c
    JOIN performance_schema.replication_applier_status a USING (channel_name)
    JOIN performance_schema.replication_connection_configuration f USING (channel_name)") == "ONON$peer" ]]
}

open_server() { sql 'SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF'; }
close_server() { sql 'SET GLOBAL super_read_only = ON'; }
is_writable() { [[ $(sql 'SELECT @@read_only') == 0 ]]; }
gtids() { sql "SELECT REPLACE(@@gtid_executed, '\n', '')"; }
has_gtids() { sql "SELECT WAIT_FOR_EXECUTED_GTID_SET('$1', $2)" | grep -qx 0; }

fingerprint_tables=(mysql.global_grants performance_schema.replication_connection_configuration
  performance_schema.replication_applier_configuration performance_schema.replication_applier_filters
  performance_schema.replication_applier_global_filters)

forget_persisted() { sql 'RESET PERSIST'; }
start_replication() {
  replicates || sql 'STOP REPLICA; START REPLICA'
}
