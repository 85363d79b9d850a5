# Runs on a lab host as root, sent there by lib/common.sh with the lab's settings before it.

sql() { "$mysql" --batch --skip-column-names <<<"$1"; }

sql_string() {
  local text=$1
  text=${text//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

fail() {
  printf 'lab: %s: %s\n' "$host" "$*" >&2
  exit 1
}

# wait_until SECONDS WHAT COMMAND…
wait_until() {
  local deadline=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((${EPOCHREALTIME/[.,]/} < deadline)) || fail "waited in vain until $what"
    sleep 0.1
  done
}

server_answers() { timeout 2 "$mysql" --connect-timeout=1 -e 'SELECT 1'; }
wait_server() { wait_until "$1" "$unit answers" server_answers; }
has_vip() { ip -4 addr show dev eth0 | grep -q " $vip/"; }
keepalived_runs() { systemctl is-active --quiet keepalived; }

set_up_host() {
  wait_until 120 'systemd is up' systemctl is-active --quiet dbus
  printf 'dbapass:%s\n' "$1" | chpasswd
  wait_server 240
}

# account USER HOST PASSWORD PRIVILEGES: makes the account anew.
account() {
  local name
  name="$(sql_string "$1")@$(sql_string "$2")"
  printf 'DROP USER IF EXISTS %s; CREATE USER %s IDENTIFIED BY %s;\n' \
    "$name" "$name" "$(sql_string "$3")"
  local privileges
  for privileges in "${@:4}"; do
    printf 'GRANT %s;\n' "${privileges/ TO/ TO $name}"
  done
}

# Accounts that the lab did not make, and every schema that is not the server's own.
strangers() {
  sql "SELECT CONCAT('DROP USER ', QUOTE(user), '@', QUOTE(host), ';') FROM mysql.user
    WHERE user NOT IN ('root', 'mariadb.sys', 'mysql', 'debian-sys-maint', 'mysql.infoschema',
      'mysql.session', 'mysql.sys', 'pairkeeper', 'pairkeeper_ro', 'repl', 'app', 'keepalived')"
  sql "SELECT CONCAT('DROP SCHEMA \`', REPLACE(schema_name, '\`', '\`\`'), '\`;') FROM information_schema.schemata
    WHERE schema_name NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')"
}

start_keepalived() {
  systemctl enable --quiet keepalived 2>/dev/null
  systemctl start keepalived || fail 'keepalived does not start; see its journal'
}

wait_for_vip() {
  wait_until 30 "it has the VIP $vip" has_vip
  wait_until 20 'it is open for writes' is_writable
}

# The writer's account and table, only where they are missing: each statement is a transaction.
# No key is unique but the id, so that a write that was applied twice can be seen.
make_ledger() {
  [[ $(sql "SELECT COUNT(*) FROM mysql.user WHERE user = 'app'") != 0 ]] ||
    sql "$(account app % "$app_password" 'ALL ON app.* TO')"
  sql 'SELECT 1 FROM app.ledger LIMIT 0' 2>/dev/null || sql 'CREATE SCHEMA IF NOT EXISTS app;
    CREATE TABLE app.ledger (id BIGINT AUTO_INCREMENT PRIMARY KEY, session CHAR(32) NOT NULL,
      seq BIGINT NOT NULL, node VARCHAR(64) NOT NULL,
      written_at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), KEY (session, seq))'
}

# Also makes it the same on both nodes, whatever a test did to it behind replication's back.
clear_ledger() { sql 'TRUNCATE app.ledger'; }

ledger_rows() {
  server_answers >/dev/null || exit 1
  sql "SELECT seq, COUNT(*) FROM app.ledger WHERE session = $(sql_string "$1") GROUP BY seq"
}

may_come_back() { [[ $(systemctl is-active "$unit") == act* ]]; }
