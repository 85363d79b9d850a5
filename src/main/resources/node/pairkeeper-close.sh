# shellcheck shell=sh
# How pairkeeper-notify closes the server. Pairkeeper puts it behind that script's text.
# shellcheck disable=SC2034,SC2154  # settings, and what the other parts set

# Until it is read-only or gone; a server that starts is read-only by its option file.
# Who waits for keepalived's end must not wait long; the check closes it afterwards.
close_server() {
  rm -f "$state_folder/open-until"
  note_closing
  if [ -e "$state_folder/isolated" ]; then end_client_sessions; fi
  patience=3
  if hangs; then patience=0.5; fi
  tries=0
  most=300
  case $change in
    GONE) most=2 ;;
    SETTLE) most=5 ;;
  esac
  until close_once; do
    still_in_turn || exit "$overtaken"
    tries=$((tries + 1))
    if [ "$tries" = 1 ]; then say warning "not read-only yet ($why); trying on"; fi
    if [ "$change" = GONE ]; then remove_vip; fi
    if [ "$tries" -ge "$most" ]; then
      say err "gave up making the server read-only: $why"
      exit 1
    fi
    sleep 0.1
  done
  rm -f "$state_folder/closing"
}

# It may be open until it is known not to be.
note_closing() {
  if [ -e "$state_folder/opened" ]; then mv -f "$state_folder/opened" "$state_folder/closing"; fi
}

# Sets why when it fails. A server that said something before it fell silent is alive: some
# session holds a lock.
close_once() {
  answer=$(ask "$patience" "$read_only_statement; SET SESSION lock_wait_timeout = 1; \
SET GLOBAL $read_only_variable = ON" --unbuffered)
  code=$?
  take_error
  if is_full; then return 1; fi
  case $code:$answer in
    0:*'read_only: 0'*) end_client_sessions && say notice "read-only; ended $ended sessions" ;;
    0:*) ;;
    *'ERROR 2002 '* | *'ERROR 2003 '*) ;;
    *'read_only: '*) end_client_sessions && why="a lock; ended $ended sessions" && return 1 ;;
    124:* | 137:*) why="no answer within $patience s" && end_hung_server && return 1 ;;
    *) return 1 ;;
  esac
}

# Whether it fell silent while it was open, by the check's word, too.
hangs() {
  [ -e "$state_folder/closing" ] && line_of "$state_folder/verdict" || return 1
  case $line in '1 '*) ;; *) return 1 ;; esac
}

# When a hung server goes on it takes writes until it has heard of being closed. Once the peer
# has the VIP that must not be: the peer waits a moment for this server to be ended. What
# starts it again starts it read-only. As long as nobody else has the VIP it may go on.
end_hung_server() {
  hangs && [ -n "$peer" ] || return 0
  answer=$(ask 0.5 "$read_only_statement" --protocol=TCP --host="$vip" --port="$peer_port")
  take read_only
  if [ -z "$value" ]; then return 0; fi
  hung="the server hung while it was open for writes, and the peer $peer has $vip now"
  line_of "$state_folder/process"
  process=$line
  line_of "/proc/$process/comm"
  case $line in
    mysqld | mariadbd)
      say alert "$hung: killing it (process $process), lest both take writes when it goes on"
      kill -KILL "$process"
      ;;
    *)
      say alert "$hung: kill it, lest both take writes when it goes on; which process it is is not known here"
      ;;
  esac
}

# Of clients: not of replication, in either direction, not of spared_accounts. Sets ended. The
# second log-in does not wait for the answer of the first.
end_client_sessions() {
  ask 3 "SELECT CONCAT('KILL ', id, ';') AS statement FROM information_schema.processlist
    WHERE user NOT IN ('system user', 'event_scheduler', 'unauthenticated user', $spared_accounts)
      AND command NOT IN ('Binlog Dump', 'Binlog Dump GTID', 'Daemon') AND id <> CONNECTION_ID()" |
    sed -n 's/^ *statement: //p' | tee "$state_folder/ended" |
    timeout -k 1 5 "$client" --defaults-extra-file="$option_file" --force >/dev/null 2>&1
  ended=$(wc -l <"$state_folder/ended")
}

# What keepalived would have done if it had been asked to stop.
remove_vip() {
  holds_vip || return 0
  timeout 2 ip addr del "$vip/$vip_prefix" dev "$interface" && say warning "removed $vip, which a dead keepalived left"
}
