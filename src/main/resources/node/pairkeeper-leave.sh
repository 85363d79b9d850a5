# shellcheck shell=sh
# How pairkeeper-notify does LEAVE; Pairkeeper puts it behind that script's text, whose
# header says what LEAVE is.
# shellcheck disable=SC2034,SC2154  # settings, and what pairkeeper-common.sh sets

leave() {
  # A keepalived that never told of a change runs with somebody else's configuration.
  if [ ! -e "$state_folder/state" ] || ! holds_vip; then return 0; fi
  exec 9>"$state_folder/lock"
  put "$state_folder/state" "LEAVE $$"
  put "$state_folder/leaving" $(($(date +%s) + 600))
  flock -w 5 9
  # The other unit's call may have done it meanwhile.
  holds_vip || return 0
  say notice "leaves $vip, as a unit is being stopped"
  read_clock
  begun=$clock
  handed_over=no
  if [ "$write_policy" = SINGLE_WRITER ] && [ -n "$peer" ]; then hand_over_data; fi
  reset_connections
  put_number -254
  until ! holds_vip; do
    read_clock
    if [ $((clock - begun)) -ge 400 ]; then return; fi
    sleep 0.02
  done
  if [ "$handed_over" = yes ]; then await_peer_opening; fi
}

# Those that still shake hands are no sessions yet, and would wait for a greeting that can't come
# from an address that is gone. Needs INET_DIAG_DESTROY of the kernel.
reset_connections() {
  timeout 1 ss -K -H -t state connected src "$vip" sport = ":$server_port" >/dev/null 2>&1
}

# Sets handed_over to yes when the peer has all.
hand_over_data() {
  begin_sessions
  question peer "$read_only_statement"
  hear peer 100
  take read_only
  if [ "$value" != 1 ]; then
    say warning "the peer $peer does not answer as a standby: it is not waited for"
    return
  fi
  close_with_position || return
  refuse_clients 2
  { end_client_sessions; } 9>&- &
  ending=$!
  handed_over=yes
  until peer_has_all; do
    read_clock
    if [ $((clock - begun)) -ge 300 ]; then
      say warning "the peer $peer lacks what was written here last: it is waited for no longer"
      handed_over=no
      break
    fi
    sleep 0.02
  done
  wait "$ending"
}

# Sets own_gtids; a lock that some session holds is taken from it.
close_with_position() {
  for try in first last; do
    question own "SET SESSION lock_wait_timeout = 1; SET GLOBAL $read_only_variable = ON;
      $gtids_statement; $dumps_statement"
    if hear own 200; then
      take gtids
      own_gtids=$value
      take dumps
      [ "$value" != 0 ] && return
      say warning 'no standby replicates from here: none is waited for'
      return 1
    fi
    end_client_sessions
  done
  take_error
  say warning "not read-only ($why, at the $try try): the peer is not waited for"
  return 1
}

# Where there are no GTIDs, all is sent.
peer_has_all() {
  if [ -z "$own_gtids" ]; then
    question own "$dumps_statement"
    hear own 100 || return 1
    take unsent
    [ "$value" = 0 ]
    return
  fi
  case $dialect in
    mariadb)
      question peer "$gtids_statement"
      hear peer 100 || return 1
      take gtids
      contains_positions "$value" "$own_gtids"
      ;;
    *)
      question peer "SELECT GTID_SUBSET('$own_gtids', @@global.gtid_executed) AS subset"
      hear peer 100 || return 1
      take subset
      [ "$value" = 1 ]
      ;;
  esac
}

# The peer asks this server what it had, so that must not go before it was told.
await_peer_opening() {
  until [ $((clock - begun)) -ge 500 ]; do
    question peer "$read_only_statement"
    hear peer 100
    take read_only
    [ "$value" != 0 ] || return 0
    sleep 0.05
    read_clock
  done
}

