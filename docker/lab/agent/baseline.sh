# How this host was when the lab was made, and the way back to it.

baseline=/var/lib/pairkeeper-lab
kept_paths=(/etc /home /opt /root /srv /usr/local)
# Docker's own files, and what the machine writes by itself.
unkept='^/(etc/(hostname|hosts|resolv[.]conf|mtab|ld[.]so[.]cache|[.]updated|[.]pwd[.]lock)|(root|home/[a-z]+)/[.]cache)'
volatile='^(gtid_.*|read_only|super_read_only|server_uuid|timestamp|innodb_buffer_pool_.*_now)$'

manifest() {
  find "${kept_paths[@]}" -xdev \( -type d -printf 'd %m %u:%g %p\n' -o -type l -printf '%l - %p\n' \
    -o -type f -printf '%m %u:%g ' -exec sha256sum {} \; \) | awk -v no="$unkept" '$NF !~ no' | sort
}

variables() {
  sql 'SHOW GLOBAL VARIABLES' | awk -F '\t' -v no="$volatile" 'tolower($1) !~ no' | sort
}

# Accounts, privileges, replication's settings, tables: a change there means to make the pair anew.
fingerprint() {
  local table
  for table in mysql.user mysql.db mysql.tables_priv mysql.plugin "${fingerprint_tables[@]}"; do
    sql "SELECT * FROM $table" | sort
  done
  sql "SELECT table_schema, table_name FROM information_schema.tables
    WHERE table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema') ORDER BY 1, 2"
}

keep_baseline() {
  mkdir -p "$baseline"
  manifest >"$baseline/manifest"
  tar -C / -cf "$baseline/files.tar" --exclude-from=<(printf '%s\n' etc/hostname etc/hosts etc/resolv.conf) \
    "${kept_paths[@]#/}"
  variables >"$baseline/variables"
  fingerprint >"$baseline/fingerprint"
}

keep_fingerprint() { fingerprint >"$baseline/fingerprint"; }

# Prints the paths that it brought back or removed.
restore_files() {
  local path changed
  changed=$(comm -3 "$baseline/manifest" <(manifest) | awk '{ print $NF }' | sort -u)
  [[ -n $changed ]] || return 0
  while IFS= read -r path; do
    if grep -q " $path\$" "$baseline/manifest"; then
      [[ -d $path && ! -L $path ]] || rm -rf "$path"
      tar -C / -xpf "$baseline/files.tar" --no-recursion "${path#/}"
    else
      rm -rf "$path"
    fi
  done <<<"$changed"
  printf '%s\n' "$changed"
}

# Ends every fault and brings files, variables and services back. Prints 'rebuild' when accounts,
# tables or replication are not as they were, and 'recreate' when only a new host will do.
mend() {
  local changed
  heal
  thaw_all
  rm -rf /run/systemd/system/{keepalived,"$unit"}.service{,.d} /var/lib/pairkeeper /run/pairkeeper
  changed=$(restore_files)
  systemctl daemon-reload
  mend_server "$changed"
  mend_keepalived "$changed"
  if [[ $changed == */etc/ssh/* ]]; then systemctl restart ssh; fi
  end_sessions
  [[ $(fingerprint) == "$(cat "$baseline/fingerprint")" ]] || echo rebuild
}

mend_server() {
  if [[ $1 == */etc/my* || $1 == *"$unit.service"* ]]; then drop_server; fi
  raise_server
  forget_persisted
  same_variables && return
  drop_server
  raise_server
  same_variables || echo recreate
}

# A clean stop takes MySQL 9.7 nine seconds while a replica is attached; the server survives this.
drop_server() {
  systemctl kill --signal=KILL "$unit" 2>/dev/null
  systemctl stop "$unit"
}

raise_server() {
  systemctl reset-failed "$unit" 2>/dev/null
  systemctl start "$unit" || fail "the server does not start; see: journalctl -u $unit, or lab reset --hard"
  wait_server 30
}

same_variables() { [[ $(variables) == "$(cat "$baseline/variables")" ]]; }

mend_keepalived() {
  if [[ $1 == *"keepalived"* ]]; then systemctl stop keepalived; fi
  systemctl reset-failed keepalived 2>/dev/null
  start_keepalived
}

thaw_all() {
  local pid
  for pid in $(pidof "$process") $(pidof keepalived); do
    kill -CONT "$pid"
  done
  return 0
}

# Whoever still holds a lock or an open transaction would stop the next test.
end_sessions() {
  sql "SELECT CONCAT('KILL ', id, ';') FROM information_schema.processlist
    WHERE user NOT IN ('system user', 'event_scheduler', 'repl', 'unauthenticated user')
      AND id <> CONNECTION_ID() AND command <> 'Daemon'" |
    "$mysql" --force >/dev/null 2>&1
  return 0
}

# Gives the VIP away to the peer.
yield_vip() {
  systemctl restart keepalived
}
