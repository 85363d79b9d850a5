#!/bin/sh
# Tells keepalived whether this node may hold the pair's VIP. keepalived runs it
# every second as
#
#   pairkeeper-check SETTINGS
#
# SETTINGS  a file of shell assignments, see NodeSettings of Pairkeeper
#
# Exit codes:
#   0  the node may hold the VIP, or take it
#   1  the server does not answer: it refused twice, or was silent for twice the limit
#   2  the server is well, but must not take the VIP over; never while it holds it
#   3  SETTINGS can't be read
#
# A server that answers "too many connections" is alive. So is one that refuses our
# account: that is our fault, no reason to take a working server from its clients.
#
# What decides about taking the VIP over is what was received and not applied:
#   - the SQL thread is stopped: no;
#   - what it applies is older than max_lag_seconds: no, until it has caught up.
#     A younger backlog is no obstacle: pairkeeper-notify applies it before it opens
#     the server, and that takes about as long as the limit at most;
#   - the IO thread is cut off from its source: that alone is no obstacle, as it is
#     so whenever the owner dies. But while somebody else answers for the VIP, the
#     owner goes on writing what we don't get: after max_lag_seconds of that, no,
#     until the IO thread is connected again.
# Where that leaves no node for the VIP nobody takes it: writes stop, none is lost.
# An owner is never judged by this, so a healthy one keeps the VIP whatever the
# standby is like. The file 'force' in state_folder lets the node take the VIP and
# open without what is missing; it is for the operator who was told what that loses.
#
# Besides it notices what nobody tells, and has pairkeeper-notify put it right: a
# server that was restarted while its node has the VIP, and a writable one without it.
#
# A panel that hands the VIP over leaves marks in state_folder, each with the time (seconds
# since 1970) after which this script takes back what the panel, should it be dead, cannot:
#   closed-until    the owner's server was closed: opened again
#   open-until      the standby's server was opened just before the VIP comes: closed again
#   handover-until  track_file has -254, which gives the VIP away: 0 again, also after a boot
# Where the server is as it should be a mark whose time has passed is removed.
#
# Behind this text stands that of pairkeeper-common.sh.
# shellcheck disable=SC2154  # settings, and what pairkeeper-common.sh sets
set -u

main() {
  load "$1" || exit 3
  end_handover
  line_of "$server_file"
  unit_says=$line
  unfit=''
  holder=no
  if holds_vip; then holder=yes; fi
  if ! server_lives; then
    verdict 1 err "the server does not answer ($why): this node must not hold $vip"
  fi
  # The server's unit said that it is gone, but here it is; keepalived watches the file itself.
  case $unit_says in -*) echo 0 >"$server_file" ;; esac
  reconcile
  if [ "$holder" = yes ]; then
    verdict 0 notice "the server answers; this node holds $vip"
  fi
  judge_fitness
  if [ -n "$unfit" ] && [ ! -e "$state_folder/force" ]; then
    verdict 2 warning "this node must not take over $vip: $unfit"
  fi
  verdict 0 notice "the server answers; this node may take over $vip"
}

end_handover() {
  passed handover-until || return 0
  line_of "$track_file"
  case $line in
    -*)
      echo 0 >"$track_file"
      say warning "the hand-over that began here was not ended in time: $track_file is 0 again"
      ;;
  esac
  rm -f "$state_folder/handover-until"
}

# Twice, so that one lost moment moves nothing.
server_lives() {
  look && return
  sleep 0.2
  look
}

# Sets answer, and why when it fails.
look() {
  statement=$read_only_statement
  if [ "$holder" = no ]; then statement="$statement; $status_statement"; fi
  answer=$(ask "$check_limit" "$statement") && return
  code=$?
  take_error
  case $code in 124 | 137) why="no answer within $check_limit s" ;; esac
  if is_full; then
    answer='full: yes'
    return
  fi
  case $answer in
    *'ERROR 1044 '* | *'ERROR 1045 '* | *'ERROR 1227 '* | *'ERROR 1820 '* | *'ERROR 1862 '*)
      answer="refused: $why"
      ;;
    *) return 1 ;;
  esac
}

# Whether the server is open as it should be; what to do is decided there, under its lock.
reconcile() {
  [ "$write_policy" = SINGLE_WRITER ] || return 0
  forget_if passed open-until
  case $holder$answer in
    yes*'read_only: 1'*) [ ! -e "$state_folder/by-hand" ] || return 0 ;;
    no*'read_only: 0'*) [ ! -e "$state_folder/open-until" ] || return 0 ;;
    yes*'read_only: 0'*)
      forget_if passed closed-until
      forget_if stands by-hand
      return
      ;;
    *) return ;;
  esac
  setsid "$notify_script" "$settings" RECONCILE </dev/null >/dev/null 2>&1 &
}

stands() { [ -e "$state_folder/$1" ]; }

# forget_if TEST MARK
forget_if() {
  if "$1" "$2"; then rm -f "$state_folder/$2"; fi
}

# Sets unfit to the reason why this node must not take the VIP.
judge_fitness() {
  case $answer in
    full*) return ;;
    refused*) unfit="the server refuses the account of this script (${answer#refused: })" && return ;;
  esac
  read_replica
  judge_connection
  if [ "$may_own" != yes ]; then
    unfit='it is marked as never to own it'
  elif [ "$sql_thread" = No ]; then
    unfit='its SQL thread is stopped; start replication'
  elif [ "$behind" -gt "$max_lag_seconds" ]; then
    unfit="it is $behind s behind, more than $max_lag_seconds s"
  elif [ -e "$state_folder/cut-off" ]; then
    unfit="replication from its peer was cut off for more than $max_lag_seconds s while the peer \
went on; it lacks what was written there"
  fi
}

# Remembers how long the peer has been writing what does not come here.
judge_connection() {
  if [ "$io_thread" = Yes ]; then
    if [ -e "$state_folder/cut-off-since" ]; then
      rm -f "$state_folder/cut-off-since" "$state_folder/cut-off"
    fi
    return
  fi
  timeout 0.5 ping -n -c 1 -q "$vip" >/dev/null 2>&1 || return 0
  now=$(date +%s)
  line_of "$state_folder/cut-off-since" || put "$state_folder/cut-off-since" "$now"
  if [ $((now - ${line:-$now})) -gt "$max_lag_seconds" ]; then : >"$state_folder/cut-off"; fi
}

# verdict CODE PRIORITY SENTENCE: ends, and says so when it is not what was said last,
# seconds apart.
verdict() {
  line_of "$state_folder/verdict"
  said="$1 $holder:${unfit%% [0-9]*}"
  if [ "$line" != "$said" ]; then
    put "$state_folder/verdict" "$said"
    say "$2" "$3"
  fi
  exit "$1"
}

