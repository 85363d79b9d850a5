# What the agent says to MySQL 5.6.

# There is no DROP USER IF EXISTS yet; granting nothing makes the account.
account() {
  local name privileges
  name="$(sql_string "$1")@$(sql_string "$2")"
  printf 'GRANT USAGE ON *.* TO %s; DROP USER %s; CREATE USER %s IDENTIFIED BY %s;\n' \
    "$name" "$name" "$name" "$(sql_string "$3")"
  for privileges in "${@:4}"; do
    printf 'GRANT %s;\n' "${privileges/ TO/ TO $name}"
  done
}

account_statements() {
  account pairkeeper % "$panel_password" 'ALL ON *.* TO WITH GRANT OPTION'
  [[ -n $bare ]] && return
  account pairkeeper_ro % "$observer_password" 'REPLICATION CLIENT, PROCESS ON *.* TO' \
    'SELECT ON performance_schema.* TO'
  account repl % "$repl_password" 'REPLICATION SLAVE ON *.* TO'
  account app % "$app_password" 'ALL ON app.* TO'
  account keepalived localhost Check-lab-4 'SUPER ON *.* TO'
}

# Accounts only, on this node only.
make_accounts() { sql "SET sql_log_bin = OFF; $(account_statements)"; }

# A pair's first half: nothing but the lab's accounts, an empty binary log, read-only.
empty_node() {
  sql "STOP SLAVE; RESET SLAVE ALL; SET GLOBAL read_only = ON; SET sql_log_bin = OFF;
    $(strangers) $(account_statements) RESET MASTER;"
}

# The second half, as soon as both are empty.
follow_peer() {
  sql "CHANGE MASTER TO MASTER_HOST = '$peer', MASTER_USER = 'repl',
    MASTER_PASSWORD = $(sql_string "$repl_password"), MASTER_AUTO_POSITION = 1,
    MASTER_CONNECT_RETRY = 1, MASTER_HEARTBEAT_PERIOD = 2;
    START SLAVE;"
  [[ -n $clone ]] || wait_until 20 'both replication threads run' replicates
}

gtids() { sql "SELECT REPLACE(@@gtid_executed, '\n', '')"; }
has_gtids() { [[ $(sql "SELECT WAIT_UNTIL_SQL_THREAD_AFTER_GTIDS('$1', $2)") == [0-9]* ]]; }
fingerprint_tables=()
