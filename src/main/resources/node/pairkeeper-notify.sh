#!/bin/sh
# Opens the server of the node that has the pair's VIP for writes, and closes the
# other. Called as
#
#   pairkeeper-notify SETTINGS CHANGE
#
# SETTINGS  a file of shell assignments, see NodeSettings of Pairkeeper
# CHANGE    from keepalived (notify_master, …): MASTER, BACKUP, FAULT, STOP
#           from keepalived's unit, when keepalived is gone (ExecStopPost=): GONE
#           from pairkeeper-check: RECONCILE
#           from the panel: SETTLE, which waits for its turn up to 10 s and for what
#           must be applied up to drain_limit; see closed-until in pairkeeper-check
#           from the server's unit (ExecStartPost=, ExecStopPost=): SERVER_UP,
#           SERVER_DOWN; these only tell keepalived, by its track file
#           from both units before they stop (ExecStop=): LEAVE
#
# Exit codes:
#   0  done, or overtaken by a later change; SETTLE: the server is open where the VIP
#      is, or takes no writes where it is not
#   1  given up; the log says why. SETTLE: the server is not so, or a change came between
#   2  CHANGE is unknown
#   3  SETTINGS can't be read
#
# Opening waits for two things, as long as the node has the VIP:
#   - the peer takes no writes any more. It is asked; one that has too many connections is
#     waited for, as it may take writes. One that takes writes 1.5 s later (5 s unless
#     keepalived said MASTER) goes on to do so: VRRP alone is cut. Then this node gives the
#     VIP back through track_file and stays away from it; see 'yielded' in pairkeeper-check.
#     A peer that gives no answer within a second, or none within 0.1 s and then none to pings
#     within silence_limit, counts as gone; unless no witness answers either, which means that
#     this node is cut off: it stays closed. A silent server whose host answers gets a second
#     more, in which its own node ends it (below). Two nodes that are about to open at the
#     same moment see it and begin again; one that finds the other open gives the VIP back.
#   - all that was received, and all that the peer had if it answered, is applied.
# After drain_limit seconds the log says what is missing; nothing is opened for that.
#
# LEAVE makes a stop of the server, of keepalived or of the host lose nothing. On the node
# that has the VIP it closes the server, waits until the peer has all, at most 3 s, ends the
# clients' sessions, gives the VIP away through server_file and waits until the peer is open,
# at most 2 s. A peer that does not answer or does not replicate holds nothing up.
#
# Closing makes the server read-only, ends the sessions that stand in the way, then
# all clients' sessions. A server that hung while it was open, by the check's word and when it
# is to be closed, is killed as soon as the peer answers at the VIP: it can't be closed, and
# would take writes when it goes on. Any other that is silent is tried again and again.
#
# keepalived starts one of these per change and waits for none. They wait for each
# other by a lock; whoever is not the latest gives way. What counts is the address,
# not the word: a node without it is never opened.
#
# Behind this text stand those of pairkeeper-ready.sh, pairkeeper-session.sh, pairkeeper-close.sh,
# pairkeeper-leave.sh and pairkeeper-common.sh.
# shellcheck disable=SC2034,SC2154  # settings, and what the other parts set
set -u

main() {
  change=$2
  # systemd also runs ExecStop= when what it should stop is dead; that must cost no time.
  if [ "$change" = LEAVE ] && [ -z "${MAINPID:-}" ]; then exit 0; fi
  load "$1" || exit 3
  case $change in
    SERVER_UP) server_is_up; exit ;;
    SERVER_DOWN)
      put_number -254
      rm -f "$state_folder/leaving"
      exit
      ;;
    LEAVE) leave; exit ;;
    MASTER | BACKUP | FAULT | STOP | GONE | RECONCILE | SETTLE) ;;
    *) say err "the change '$change' is unknown"; exit 2 ;;
  esac
  overtaken=0
  case $change in
    RECONCILE) ;;
    SETTLE) overtaken=1 ;;
    *)
      if [ "$change:$write_policy" = MASTER:SINGLE_WRITER ]; then begin_sessions; fi
      put "$state_folder/state" "$change $$"
      forget_if stands by-hand
      if [ "$change" = MASTER ]; then { keep_vip; } 9>&- & fi
      say notice "keepalived: $change" &
      saying=$!
      ;;
  esac
  line_of "$state_folder/state"
  turn=$line
  if [ "$write_policy" = SINGLE_WRITER ]; then
    in_turn
    if [ "$change" = SETTLE ]; then settled; exit; fi
  fi
  if [ "$change" = GONE ]; then
    rm -f "$state_folder/leaving"
    remove_vip
  fi
  if [ -n "${saying:-}" ]; then wait "$saying"; fi
}

# The panel shows the VIP on this node for a few seconds before keepalived takes it, and
# keepalived leaves an address that is there as it is.
keep_vip() {
  [ -n "$(ip -o addr show dev "$interface" to "$vip" dynamic 2>/dev/null)" ] || return 0
  timeout 2 ip addr change "$vip/$vip_prefix" dev "$interface" valid_lft forever preferred_lft forever
}

# In place, as keepalived watches the file itself.
put_number() { printf '%s\n' "$1" >"$server_file"; }

server_is_up() {
  put_number 0
  rm -f "$state_folder/leaving"
  line_of "$state_folder/state"
  # keepalived, which knows no track files, took no notice.
  case $line in LEAVE*) put "$state_folder/state" "SERVER_UP $$" ;; esac
}

in_turn() {
  exec 9>"$state_folder/lock"
  case $change in
    RECONCILE) flock -n 9 || exit 0 ;;
    SETTLE)
      await_turn 10
      line_of "$state_folder/state"
      turn=$line
      ;;
    *) await_turn 60 ;;
  esac
  still_in_turn || exit 0
  if is_owner; then
    open_server
  else
    close_server
  fi
}

# await_turn SECONDS
await_turn() {
  flock -w "$1" 9 && return
  say err "$change: the change before did not give way within $1 s"
  exit 1
}

still_in_turn() {
  line_of "$state_folder/state"
  [ "$line" = "$turn" ]
}

is_owner() {
  case $turn in STOP* | GONE* | LEAVE*) return 1 ;; esac
  holds_vip
}

# Whether the server is as SETTLE wants it; one that is gone takes no writes.
settled() {
  answer=$(ask 2 "$read_only_statement")
  take read_only
  if is_owner; then
    [ "$value" = 0 ]
  else
    case $answer in
      *'read_only: 1'* | *'ERROR 2002 '* | *'ERROR 2003 '*) ! is_full ;;
      *) return 1 ;;
    esac
  fi
}

open_server() {
  case $change in RECONCILE | SETTLE) reopening_is_ours || return 0 ;; esac
  if [ "$change" != MASTER ]; then begin_sessions; fi
  note_closing
  read_clock
  begun=$clock
  told=''
  peer_gtids=''
  contested_since=''
  silent_since=''
  until
    look_at_both
    peer_is_closed && { [ -e "$state_folder/force" ] || all_is_applied; } && opens_alone
  do
    give_way_unless_owner
    complain
    sleep "$pause"
  done
  give_way_unless_owner
  { put "$state_folder/opened" "$(date +%s)"; } 9>&- &
  noting=$!
  # Takes as long as to open, and whoever logs in then longer.
  { accept_clients; } 9>&- &
  question own 'SET GLOBAL read_only = OFF; SELECT @@global.pid_file AS pid_file'
  hear own 500
  code=$?
  wait "$noting"
  end_session own
  if [ "$code" = 0 ]; then
    note_process
    note_takeover
    rm -f "$state_folder/force" "$state_folder/closed-until" "$state_folder/closing"
    say notice "open for writes: all that was received is applied${peer_gone:+; $peer_gone}"
    if [ -n "$peer" ] && [ -z "$peer_gone" ]; then close_unless_alone; fi
  else
    note_closing
    take_error
    say err "not open for writes: $why"
    exit 1
  fi
}

# For when it hangs.
note_process() {
  take pid_file
  line_of "$value"
  put "$state_folder/process" "$line"
}

# For the panel's timeline, when it was not the panel that moved the VIP.
note_takeover() {
  if [ "$change" != MASTER ] || [ -e "$state_folder/open-until" ]; then return; fi
  read_clock
  took=$((clock - begun))
  put "${server_file%/*}/takeover" "$(($(date +%s) - took / 100)) $((took * 10))"
}

# When VRRP is cut both nodes may see the other closed. So each says by a lock on its own server
# that it is about to open, and only then asks whether the other says so; of two that do, each
# takes it back and begins again, at another moment. The lock goes with its session, which opens
# the server.
opens_alone() {
  if [ -z "$peer" ] || [ -n "$peer_gone" ]; then return 0; fi
  waiting_for="the peer $peer is about to open, too"
  question own "SELECT GET_LOCK('pairkeeper_opens', 0) AS claimed"
  value=''
  if hear own 200; then take claimed; fi
  if [ "$value" = 1 ]; then
    question peer "$read_only_statement; SELECT IS_USED_LOCK('pairkeeper_opens') IS NULL AS alone"
    hear peer 100
    take alone
    alone=$value
    take read_only
    if [ "$alone$value" = 11 ]; then return 0; fi
  fi
  end_session own
  sleep "0.$(($$ % 7 + 1))"
  return 1
}

# Should the other not have asked.
close_unless_alone() {
  question peer "$read_only_statement"
  hear peer 100
  take read_only
  [ "$value" = 0 ] || return 0
  close_server
  yield_vip
}

# A server that is read-only though it was opened and has not been restarted since was
# closed by a person, who may open it again; or by the panel, which leaves the time in
# 'closed-until' after which it is opened again should the panel be gone.
reopening_is_ours() {
  answer=$(ask 5 "$read_only_statement; SHOW GLOBAL STATUS LIKE 'Uptime'") || return 1
  take read_only
  [ "$value" = 1 ] || return 1
  now=$(date +%s)
  if [ -e "$state_folder/closed-until" ]; then
    passed closed-until
    return
  fi
  line_of "$state_folder/opened" || return 0
  take Value
  [ $((now - value)) -gt "$line" ] && return 0
  : >"$state_folder/by-hand"
  say warning "$vip is here and the server was made read-only by hand: it is left so; to open it: SET GLOBAL read_only = OFF"
  return 1
}

give_way_unless_owner() {
  still_in_turn || exit "$overtaken"
  is_owner || { close_server && exit 0; }
}

# Says once after drain_limit what is waited for, and looks less often from then on.
complain() {
  pause=0.1
  read_clock
  [ $((clock - begun)) -ge $((drain_limit * 100)) ] || return 0
  if [ "$change" = SETTLE ]; then
    say warning "left read-only though $vip is here: $waiting_for"
    exit 1
  fi
  pause=1
  [ "$told" != "$waiting_for" ] || return 0
  told=$waiting_for
  say warning "still read-only though $vip is here: $waiting_for"
}
