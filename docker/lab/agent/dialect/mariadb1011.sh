# What the agent says to MariaDB 10.11.

account_statements() {
  account pairkeeper % "$panel_password" 'ALL ON *.* TO WITH GRANT OPTION'
  [[ -n $bare ]] && return
  account pairkeeper_ro % "$observer_password" \
    'BINLOG MONITOR, REPLICA MONITOR, PROCESS ON *.* TO' 'SELECT ON performance_schema.* TO'
  account repl % "$repl_password" 'REPLICATION SLAVE ON *.* TO'
  account app % "$app_password" 'ALL ON app.* TO'
  account keepalived localhost Check-lab-4 'READ_ONLY ADMIN ON *.* TO'
}

# Accounts only, on this node only.
make_accounts() { sql "SET sql_log_bin = OFF; $(account_statements)"; }

# A pair's first half: nothing but the lab's accounts, an empty binary log, read-only.
empty_node() {
  sql "STOP ALL SLAVES; RESET SLAVE ALL; SET GLOBAL read_only = ON; SET sql_log_bin = OFF;
    $(strangers) $(account_statements) RESET MASTER; SET GLOBAL gtid_slave_pos = '';"
}

# The second half, as soon as both are empty.
follow_peer() {
  sql "CHANGE MASTER TO MASTER_HOST = '$peer', MASTER_USER = 'repl',
    MASTER_PASSWORD = $(sql_string "$repl_password"), MASTER_USE_GTID = slave_pos,
    MASTER_CONNECT_RETRY = 1, MASTER_HEARTBEAT_PERIOD = 2;
    START SLAVE;"
  wait_until 20 'both replication threads run' replicates
}

gtids() { sql 'SELECT @@gtid_binlog_pos'; }
has_gtids() { [[ $(sql "SELECT MASTER_GTID_WAIT('$1', $2)") == 0 ]]; }

fingerprint_tables=(mysql.global_priv performance_schema.replication_connection_configuration
  performance_schema.replication_applier_configuration)
