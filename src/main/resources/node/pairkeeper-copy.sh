#!/bin/sh
# Copies the data of the pair's other node to this one, whose own data are lost by
# that. Pairkeeper puts it onto the host for one copy and removes it again; root runs
#
#   copy clone|dump FOLDER CLIENT DUMPER mysql|mariadb BYTES START...
#
# clone|dump    by the CLONE plugin, or by a consistent dump that is streamed here
# FOLDER        mode 0700, with option files for the copy's account: here.cnf and
#               source.cnf, and clone.sql that has the server clone
# CLIENT DUMPER full paths of the server's client programs
# BYTES         size of the source's data, about
# START         command that starts the server
#
# Exit codes: 0 copied and compared; 1 not copied, or tables differ though nothing was
# written meanwhile; the last line says why. May be run again after it failed.
#
# It has no limit of its own, as data have none: who calls it ends it, and with it what
# it started. Each question to a server is bounded.
set -u

main() {
  way=$1 folder=$2 client=$3 dumper=$4 flavor=$5 bytes=$6
  shift 6
  LC_ALL=C
  HOME=/nonexistent
  export LC_ALL HOME
  umask 077
  helpers=
  trap end_helpers EXIT
  trap 'exit 1' HUP INT TERM
  begun=$(date +%s)
  "copy_by_$way" "$@"
  echo "copied in $(($(date +%s) - begun)) s"
  compare
}

fail() {
  echo "$1"
  exit 1
}

# What runs beside keeps the output open: without its end the caller would wait on.
end_helpers() {
  for helper in $helpers; do kill "$helper" 2>/dev/null; done
}

# here|source_says STATEMENT [LIMIT]: the answer, without headings; when it fails, the reason.
here() { ask here.cnf "$@"; }
source_says() { ask source.cnf "$@"; }

# A client may warn of an option that it does not know: no part of an answer.
ask() {
  timeout -k 1 "${3:-15}" "$client" --defaults-extra-file="$folder/$1" -NB -e "$2" \
    </dev/null 2>"$folder/$1.errors" && return
  failed_with=$?
  tail -n 1 "$folder/$1.errors"
  return "$failed_with"
}

copy_by_clone() {
  for side in here source_says; do
    said=$($side "INSTALL PLUGIN clone SONAME 'mysql_clone.so'") || case $said in
      *'ERROR 1125 '* | *'ERROR 1968 '*) ;;
      *) fail "the CLONE plugin can't be loaded: $said" ;;
    esac
  done
  "$client" --defaults-extra-file="$folder/here.cnf" <"$folder/clone.sql" >"$folder/said" 2>&1 &
  cloning=$!
  helpers=$cloning
  while kill -0 "$cloning" 2>/dev/null; do
    sleep 1
    here "SELECT CONCAT_WS(' ', stage, state, FORMAT(data / 1048576, 0), 'of',
      FORMAT(estimate / 1048576, 0), 'MiB') FROM performance_schema.clone_progress
      WHERE state = 'In Progress'" 2>/dev/null | grep MiB
  done
  wait "$cloning"
  said=$(grep ERROR "$folder/said" || echo 'no error')
  # The server ends itself to start with the copy; where nobody starts it, we do (3707).
  case $said in *'ERROR 3707 '* | *'ERROR 2013 '* | *'ERROR 2006 '* | 'no error') ;; *) fail "$said" ;; esac
  tries=0
  until said=$(here 'SELECT CONCAT(state, error_message) FROM performance_schema.clone_status' 5); do
    tries=$((tries + 1))
    [ "$tries" -le 600 ] || fail "the server does not answer after the copy: $said"
    if [ $((tries % 10)) = 0 ]; then timeout 300 "$@"; fi
    sleep 0.5
  done
  [ "$said" = Completed ] || fail "CLONE says: $said"
}

users_schemas="SELECT schema_name FROM information_schema.schemata WHERE schema_name NOT IN
  ('mysql', 'sys', 'information_schema', 'performance_schema')"

copy_by_dump() {
  here "$users_schemas" >"$folder/schemas" || fail "$(cat "$folder/schemas")"
  while IFS= read -r schema; do
    said=$(here "SET SESSION sql_log_bin = 0; DROP DATABASE $(quoted "$schema")" 600) || fail "$said"
  done <"$folder/schemas"
  source_says "$users_schemas" >"$folder/schemas" || fail "$(cat "$folder/schemas")"
  set --
  while IFS= read -r schema; do set -- "$@" "$schema"; done <"$folder/schemas"
  position='--set-gtid-purged=ON'
  if [ "$flavor" = mariadb ]; then position='--master-data=2'; fi
  watch_progress &
  watching=$!
  helpers=$watching
  dump_to_here "$position" --single-transaction --quick --hex-blob --routines --events --triggers \
    --databases "$@"
  if [ "$flavor" = mariadb ]; then
    require_position
    dump_to_here --insert-ignore --system=users
    tell_proxies
  fi
  kill "$watching" 2>/dev/null
}

# What a dump of MariaDB says in a comment is where replication has to go on. Its role for
# the import is refused to an account of any host (measured with 10.11), and not needed.
# PROXY is not among ALL PRIVILEGES, so who has those can't grant it.
dump_to_here() {
  { "$dumper" --defaults-extra-file="$folder/source.cnf" "$@" 2>"$folder/dump.said" || echo failed >>"$folder/dump.said"; } |
    sed -e "s/^-- *\(SET GLOBAL gtid_slave_pos *= *'[0-9,-]*';\).*/\1/" \
      -e '/^[A-Z ]*mariadb_dump_import_role/d' -e '/^SET ROLE NONE;/d' -e '/^GRANT PROXY /d' |
    "$client" --defaults-extra-file="$folder/here.cnf" --init-command='SET SESSION sql_log_bin = 0' \
      >"$folder/said" 2>&1 || fail "$(cat "$folder/dump.said" "$folder/said" | without_hashes)"
  if grep -qx failed "$folder/dump.said"; then fail "$(cat "$folder/dump.said")"; fi
}

# A client repeats the statement that failed, which may be that of an account.
without_hashes() { sed "s/\(PASSWORD\|USING\|AS\|BY\) '[^']*'/\1 '...'/g"; }

# Without its position the target would apply the source's whole binary log to the copy.
require_position() {
  [ -n "$(own_position)" ] || [ -z "$(source_position)" ] ||
    fail 'the dump did not tell where replication has to go on'
}

# Those that every server has are on this one, too.
tell_proxies() {
  source_says "SELECT CONCAT('not copied, to be granted by hand: PROXY ON ', QUOTE(proxied_user), '@',
    QUOTE(proxied_host), ' TO ', QUOTE(user), '@', QUOTE(host)) FROM mysql.proxies_priv
    WHERE NOT (user IN ('root', 'mysql') AND host = 'localhost' AND proxied_user = '')"
}

watch_progress() {
  while sleep 3; do
    done_so_far=$(here "SELECT COALESCE(SUM(data_length + index_length) DIV 1048576, 0)
      FROM information_schema.tables WHERE table_schema NOT IN
      ('mysql', 'sys', 'information_schema', 'performance_schema')") &&
      echo "about $done_so_far of $((bytes / 1048576)) MiB"
  done
}

# A name as the server reads it whatever stands in it.
# shellcheck disable=SC2016
quoted() { printf '`%s`' "$(printf '%s' "$1" | sed 's/`/``/g')"; }

# The checksum of every table on both sides. What was written on the source since then
# makes a difference that replication brings; without that there must be none.
compare() {
  before=$(source_position)
  checksums="SELECT CONCAT('CHECKSUM TABLE \`', REPLACE(table_schema, '\`', '\`\`'), '\`.\`',
    REPLACE(table_name, '\`', '\`\`'), '\`;') FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN
    ('mysql', 'sys', 'information_schema', 'performance_schema') ORDER BY table_schema, table_name"
  source_says "$checksums" >"$folder/tables" || fail "$(cat "$folder/tables")"
  "$client" --defaults-extra-file="$folder/source.cnf" -NB <"$folder/tables" >"$folder/there.sums" 2>"$folder/there.errors" &
  summing=$!
  helpers=$summing
  "$client" --defaults-extra-file="$folder/here.cnf" -NB <"$folder/tables" >"$folder/here.sums" 2>"$folder/here.errors" ||
    fail "the copy can't be compared: $(tail -n 1 "$folder/here.errors")"
  wait "$summing" || fail "the source can't be compared: $(tail -n 1 "$folder/there.errors")"
  count=$(wc -l <"$folder/tables")
  if cmp -s "$folder/here.sums" "$folder/there.sums"; then
    echo "compared by CHECKSUM TABLE: all $count tables are the same"
  elif [ "$before" = "$(source_position)" ] && [ "$before" = "$(own_position)" ]; then
    fail "tables differ: $(diff "$folder/there.sums" "$folder/here.sums" | sed -n 's/^> \([^\t]*\).*/\1/p' | head -n 10 | tr '\n' ' ')"
  else
    echo "compared by CHECKSUM TABLE: of $count tables $(diff "$folder/there.sums" "$folder/here.sums" | grep -c '^>') \
differ, as the source was written to meanwhile; replication brings the rest"
  fi
}

source_position() {
  case $flavor in
    mariadb) source_says 'SELECT @@global.gtid_binlog_pos' ;;
    *) source_says 'SELECT @@global.gtid_executed' ;;
  esac
}

own_position() {
  case $flavor in
    mariadb) here 'SELECT @@global.gtid_slave_pos' ;;
    *) here 'SELECT @@global.gtid_executed' ;;
  esac
}

main "$@"
