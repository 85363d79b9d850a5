# shellcheck shell=sh
# How pairkeeper-notify finds out whether it may open the server: what the peer says, and what
# is not applied yet. Pairkeeper puts it behind that script's text.
# shellcheck disable=SC2034,SC2154  # settings, and what the other parts set

# Sets peer_gtids when the peer answered, and peer_gone when it gave no answer.
peer_is_closed() {
  [ -n "$peer" ] || return 0
  peer_gone=''
  answer=$peer_answer
  take read_only
  case $value in
    1)
      if [ "$peer_code" = 0 ]; then
        take gtids
        peer_gtids=$value
        return
      fi
      ;;
    0)
      waiting_for="the peer $peer still takes writes"
      yield_if_contested
      return 1
      ;;
  esac
  contested_since=''
  if is_full; then
    waiting_for="the peer $peer has too many connections to tell whether it takes writes"
    return 1
  fi
  case $reached in
    cut-off)
      waiting_for="neither the peer $peer nor a witness ($known) answers: this node is cut off"
      return 1
      ;;
    unknown)
      waiting_for="this host is too busy to tell whether the peer $peer answers"
      return 1
      ;;
  esac
  if may_go_on; then
    waiting_for="the peer $peer lives and its server is silent: it may go on and take writes"
    return 1
  fi
  peer_gone="the peer $peer does not answer and may hold more"
}

# A server that hangs is ended by its own node, which takes about a second.
may_go_on() {
  if [ "$reached" != yes ] || [ -z "$silent_since" ]; then return 1; fi
  read_clock
  [ $((clock - silent_since)) -lt 100 ]
}

# At the same time, as each log-in takes a while. Sets own_answer and own_code, peer_answer and
# reached.
look_at_both() {
  renew_sessions
  question own "$status_statement; $gtids_statement"
  if [ -n "$peer" ]; then look_at_peer; fi
  hear own 200
  own_code=$?
  own_answer=$answer
}

# A peer that says nothing for a moment and whose host answers no ping then gets no more time: it
# is most likely off. Sets reached to yes, no, cut-off or, when this host was too busy to tell,
# unknown.
look_at_peer() {
  reached=yes
  question peer "$read_only_statement; $gtids_statement"
  listen peer 10
  peer_code=$?
  if [ "$peer_code" != 0 ] && ! has_spoken && ! is_greeting && command -v ping >/dev/null; then
    reach_peer
    # It may have begun meanwhile.
    if [ "$peer_code" = 124 ]; then
      listen peer 1
      peer_code=$?
    fi
    if has_spoken; then reached=yes; fi
  fi
  case $reached:$peer_code in
    no:* | cut-off:*)
      answer=''
      peer_code=1
      ;;
    *:124)
      hear peer 100
      peer_code=$?
      ;;
  esac
  # A client that ended without a word was killed; that says nothing of the server.
  case $reached:$peer_code:$answer in
    no:* | cut-off:* | yes:0:* | unknown:0:* | *ERROR*) ;;
    *) peer_code=124 ;;
  esac
  if [ "$peer_code" != 0 ]; then end_session peer; fi
  case $peer_code in
    124) silent_since=${silent_since:-$clock} ;;
    *) silent_since='' ;;
  esac
  peer_answer=$answer
}

has_spoken() { case $answer in *'read_only: '*) ;; *) return 1 ;; esac; }

reach_peer() {
  answers "$silence_limit" "$peer" &
  pinging=$!
  recall_witnesses
  witness=none
  # shellcheck disable=SC2086
  if [ -n "$known" ]; then answers "$silence_limit" $known; witness=$?; fi
  wait "$pinging"
  case $?:$witness in
    0:*) ;;
    1:none | 1:0) reached=no ;;
    1:1) reached=cut-off ;;
    *) reached=unknown ;;
  esac
}

yield_if_contested() {
  read_clock
  contested_since=${contested_since:-$clock}
  patience=500
  if [ "$change" = MASTER ]; then patience=150; fi
  if [ $((clock - contested_since)) -ge "$patience" ]; then yield_vip; fi
}

yield_vip() {
  put "$state_folder/handover-until" $(($(date +%s) + 5))
  : >"$state_folder/yielded"
  echo -254 >"$track_file"
  say alert "the peer $peer takes writes and $vip is here too: VRRP is cut; this node gives $vip back"
  exit "$overtaken"
}

all_is_applied() {
  waiting_for='the server does not answer'
  [ "$own_code" = 0 ] || return 1
  answer=$own_answer
  take gtids
  own_gtids=$value
  read_replica
  if [ "$sql_thread" = No ]; then
    waiting_for='its SQL thread is stopped; start replication'
    return 1
  fi
  waiting_for="not all that was received and that the peer $peer had is applied yet"
  case $dialect in
    mariadb) contains_positions "$own_gtids" "$(join "$io_position" "$peer_gtids")" ;;
    *) contains "$(join "$retrieved" "$peer_gtids")" ;;
  esac && by_position
}

# join SET SET: both as one, either of which may be missing.
join() {
  case $1 in
    '' | -) printf '%s' "$2" ;;
    *) printf '%s' "$1${2:+,$2}" ;;
  esac
}

# Where there are no GTIDs. The end of the last transaction may never have come, so a
# relay log that was read and stands still for two seconds is applied.
by_position() {
  if [ "$retrieved$io_position" != -- ] || [ -n "$peer_gtids" ]; then
    return 0
  elif [ "$read_at" = "$applied_at" ]; then
    return 0
  else
    [ "$idle" = yes ] && stands_still
  fi
}

stands_still() {
  if [ "${stood_at:-}" != "$applied_at" ]; then
    stood_at=$applied_at
    stood_since=$(date +%s)
    return 1
  fi
  [ $(($(date +%s) - stood_since)) -ge 2 ]
}

# contains_plainly SET: whether own_gtids, without a gap, reach as far as those of a single
# source; that spares the server a question. Fails also when it can't tell.
contains_plainly() {
  case $1 in *,*) return 1 ;; esac
  case ${1#*:} in '' | *[!0-9:-]*) return 1 ;; esac
  case $own_gtids in *"${1%%:*}:1-"*) ;; *) return 1 ;; esac
  reached_to=${own_gtids#*"${1%%:*}:1-"}
  reached_to=${reached_to%%[!0-9]*}
  last=${1##*[:-]}
  [ "${reached_to:-0}" -ge "${last:-1}" ]
}

# contains SET: whether this MySQL server has it.
contains() {
  if [ -z "$1" ] || contains_plainly "$1"; then return 0; fi
  question own "SELECT GTID_SUBSET('$1', @@global.gtid_executed) AS subset"
  hear own 200 || return 1
  take subset
  [ "$value" = 1 ]
}

# contains_positions ALL SOME: DOMAIN-SERVER-SEQUENCE,…; in each domain at least as far.
contains_positions() {
  printf '%s\n%s\n' "$1" "$2" | tr , ' ' | awk '
    NR == 1 { for (n = 1; n <= NF; n++) { split($n, id, "-"); have[id[1]] = id[3] + 0 } }
    NR == 2 { for (n = 1; n <= NF; n++) { split($n, id, "-"); if (have[id[1]] < id[3] + 0) exit 1 } }'
}
