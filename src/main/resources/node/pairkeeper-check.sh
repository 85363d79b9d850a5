#!/bin/sh
# Tells keepalived whether this node may hold the pair's VIP. keepalived runs it
# every second, with and without REACH, as
#
#   pairkeeper-check SETTINGS [REACH]
#
# SETTINGS  a file of shell assignments, see NodeSettings of Pairkeeper
# REACH     tells whether the node is cut off, and nothing else; looks twice, as not all
#           keepalived run a script twice a second
#
# Exit codes:
#   0  the node may hold the VIP, or take it; REACH: it is not cut off, or that can't be told
#   1  the server does not answer: it refused twice, or was silent for twice the limit;
#      REACH: the node is cut off
#   2  the server is well, but must not take the VIP over; never while it holds it, except
#      when the peer takes writes and VRRP alone is cut
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
# Cut off is a node that gets no answer from its peer, to a ping nor from its server, nor to a
# ping from any witness: the
# default gateway on the VIP's interface and the addresses of the setting 'witnesses', of
# those the ones that have answered before. It leaves the VIP and closes its server. That
# takes 0.85 s at most: a third of a second until REACH looks, 0.1 s for the peer, 0.3 s for
# all, 0.1 s to close. The peer gets the VIP two adverts after the cut at the earliest, waits for
# 0.1 s and silence_limit, and opens then: with adverts of 0.5 s, 1.25 s after the cut. A
# gateway that is silent while the peer answers means nothing, and is no witness until it
# answers again. Without any witness a cut can't be told from a dead peer. Nor can a cut
# between just the two nodes: then both are open.
#
# When VRRP alone is cut, pairkeeper-notify leaves the mark 'yielded'. As long as the peer
# says that it takes writes this node stays away from the VIP, until the peer's adverts are
# heard again; to hear them takes perl.
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
# Behind this text stand those of pairkeeper-refuse.sh and pairkeeper-common.sh.
# shellcheck disable=SC2154  # settings, and what pairkeeper-common.sh sets
set -u

main() {
  load "$1" || exit 3
  case ${2:-} in REACH) reach ;; esac
  end_handover
  refuse_strays
  line_of "$server_file"
  unit_says=$line
  unfit=''
  holder=no
  if holds_vip; then
    holder=yes
  else
    { refuse_ahead; } </dev/null >/dev/null 2>&1 &
  fi
  if ! server_lives; then
    verdict 1 err "the server does not answer ($why): this node must not hold $vip"
  fi
  # The server's unit said that it is gone, but here it is; keepalived watches the file itself.
  case $unit_says in -*) if ! stands leaving || passed leaving; then echo 0 >"$server_file"; fi ;; esac
  reconcile
  if contested; then
    unfit='VRRP is cut'
    verdict 2 alert "the peer $peer takes writes and its adverts do not come here: VRRP is cut, and \
this node leaves $vip to it; let IP protocol 112 pass between the nodes"
  fi
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
      stands yielded || say warning "the hand-over that began here was not ended in time: $track_file is 0 again"
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

# Ends the script. The witnesses are looked for each ten seconds.
reach() {
  line_of "$state_folder/reaches"
  runs=$(((${line:-0} + 1) % 10))
  echo "$runs" >"$state_folder/reaches"
  recall_witnesses
  read_clock
  begun=$clock
  reach_once
  if stands isolated; then
    rm -f "$state_folder/isolated"
    say notice 'this node is not cut off any more'
  fi
  if [ "$runs" = 1 ]; then learn_witnesses; fi
  for due in 33 66; do
    read_clock
    rest=$((due - clock + begun))
    if [ "$rest" -le -10 ]; then continue; fi
    if [ "$rest" -ge 10 ]; then sleep "0.$rest"; fi
    reach_once
  done
  exit 0
}

reach_once() {
  if [ -n "$peer" ] && answers 0.1 "$peer"; then return; fi
  find_witnesses
  for try in 1 2 3 4 5; do
    peer_greets &
    greeting=$!
    # shellcheck disable=SC2086
    answers 0.3 $peer $known $found
    answered=$?
    if wait "$greeting"; then return; fi
    case $answered in
      0) return ;;
      1) cut_off ;;
    esac
  done
  say warning "this host was too busy, $try times, to tell whether it is cut off"
}

# Its host may answer no pings.
peer_greets() {
  [ -n "$peer" ] || return 1
  answer=$(ask_peer 0.3 'SELECT 1') || is_greeting
}

cut_off() {
  if [ -z "$known" ]; then exit 0; fi
  if ! stands isolated; then
    : >"$state_folder/isolated"
    say alert "cut off: neither the peer${peer:+ $peer} nor a witness ($known) answers; this node leaves $vip and takes no writes"
  fi
  exit 1
}

# Sets found to the addresses that could be witnesses.
find_witnesses() {
  family=-4
  case $vip in *:*) family=-6 ;; esac
  found=$witnesses
  for word in $(timeout 1 ip "$family" route show default dev "$interface" 2>/dev/null); do
    case ${before:-}:$word in
      via:fe80:*) found="$found $word%$interface" ;;
      via:*) found="$found $word" ;;
    esac
    before=$word
  done
}

# All are asked at once: whoever is silent must not hold up the next look for a cut.
learn_witnesses() {
  find_witnesses
  answered=$(
    for witness in $found; do answers 0.2 "$witness" && echo "$witness" & done
    wait
  )
  heard=''
  for witness in $found; do
    case "$newline$answered$newline" in
      *"$newline$witness$newline"*) heard="${heard:+$heard }$witness" ;;
    esac
  done
  if [ "$heard" = "$known" ] && [ -e "${track_file%/*}/witnesses" ]; then return; fi
  put "${track_file%/*}/witnesses" "$heard"
  if [ -n "$heard" ]; then
    say notice "witnesses: $heard"
  else
    say warning "no witness answers (${found:-none is known}): should this node be cut off, that can't be told from a dead peer"
  fi
}

# Whether this node has given the VIP back and must still leave it to its peer.
contested() {
  stands yielded || return 1
  if peer_may_write || { sleep 0.2 && peer_may_write; }; then
    hears_adverts || return 0
    say notice "adverts of the peer $peer are heard again"
  else
    say notice "the peer $peer takes no writes any more"
  fi
  rm -f "$state_folder/yielded" "$state_folder/handover-until"
  echo 0 >"$track_file"
  return 1
}

peer_may_write() {
  server_said=$answer
  answer=$(ask_peer 1 "$read_only_statement")
  take read_only
  [ "$value" = 0 ] || is_full
  may_write=$?
  answer=$server_said
  return "$may_write"
}

# keepalived tells nothing of adverts while it is in FAULT.
hears_adverts() {
  # shellcheck disable=SC2016
  timeout "$advert_limit" perl -e '
    my ($vip, $id) = @ARGV;
    my $ipv6 = $vip =~ /:/;
    socket(my $raw, $ipv6 ? 10 : 2, 3, 112) or exit 1;
    while (defined recv($raw, my $packet, 4096, 0)) {
      my $start = $ipv6 ? 0 : 4 * (ord($packet) & 15);
      exit 0 if length($packet) > $start + 1 && ord(substr($packet, $start + 1, 1)) == $id;
    }
    exit 1' "$vip" "$virtual_router_id" 2>/dev/null
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

