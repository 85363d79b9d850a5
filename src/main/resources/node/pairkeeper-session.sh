# shellcheck shell=sh
# How pairkeeper-notify asks its own server and the peer's one thing after the other, while it
# opens the server or leaves: a log-in at a busy server takes longer than all the questions.
# Pairkeeper puts it behind that script's text.
#
# WHO is own or peer. A session is a client that reads statements from one FIFO and writes what the
# server says into another. This script holds both open, as descriptors 5 and 6 for its own server,
# 7 and 8 for the peer's, so a client waits for more until it is ended, for 20 s, or until this
# script is gone. It ends by itself at the first error, and what it said last is the answer.
# shellcheck disable=SC2034,SC2154  # settings, and what the other parts set

# With both, until this script ends. No trap ends them: bash would run it in any child that is killed
# before it has forgotten it.
begin_sessions() {
  own_session=''
  peer_session=''
  read_clock
  sessions_begun=$clock
  make_fifos
  begin_session own
  if [ -n "$peer" ]; then begin_session peer; fi
  { remove_fifos; } 9>&- &
}

end_both_sessions() {
  end_session own
  end_session peer
}

# Well before their time is over.
renew_sessions() {
  read_clock
  if [ $((clock - sessions_begun)) -ge 500 ]; then
    end_both_sessions
    begin_sessions
  fi
}

# take_session WHO: sets session to its process; fails when there is none.
take_session() {
  case $1 in
    own) session=$own_session ;;
    peer) session=$peer_session ;;
  esac
  [ -n "$session" ]
}

# keep_session WHO PROCESS
keep_session() {
  case $1 in
    own) own_session=$2 ;;
    peer) peer_session=$2 ;;
  esac
}

# For both, under names of their own: a session that is being ended may still read its old ones, and
# another of these scripts may begin now, too.
make_fifos() {
  made=$((${made:-0} + 1))
  fifo=$state_folder/fifo.$$.$made
  if [ -e "$fifo.own.questions" ]; then remove_fifos; fi
  mkfifo "$fifo.own.questions" "$fifo.own.answers" "$fifo.peer.questions" "$fifo.peer.answers" || {
    say err "no FIFO can be made in $state_folder: neither server can be asked"
    exit 1
  }
}

# As soon as they are open.
remove_fifos() {
  rm -f "$fifo.own.questions" "$fifo.own.answers" "$fifo.peer.questions" "$fifo.peer.answers"
}

# begin_session WHO: opens its FIFOs, for reading and writing first, which waits for nobody. The
# client can only read the one, so that it sees when this script is gone; and only it writes the
# other, so that this script sees when it is.
begin_session() {
  case $1 in
    own)
      exec 5<>"$fifo.own.questions" 3<>"$fifo.own.answers"
      exec 4<"$fifo.own.questions" 6<"$fifo.own.answers"
      own_said=''
      log_in &
      ;;
    peer)
      exec 7<>"$fifo.peer.questions" 3<>"$fifo.peer.answers"
      exec 4<"$fifo.peer.questions" 8<"$fifo.peer.answers"
      peer_said=''
      log_in --protocol=TCP --host="$peer" --port="$peer_port" &
      ;;
  esac
  keep_session "$1" $!
  exec 3>&- 4<&-
}

log_in() {
  exec timeout -k 1 20 "$client" --defaults-extra-file="$option_file" "$@" --batch --vertical \
    --unbuffered <&4 >&3 2>&3 3>&- 4<&- 5>&- 6<&- 7>&- 8<&- 9>&-
}

# end_session WHO: also one that hangs; its locks are gone with it.
end_session() {
  if take_session "$1"; then kill "$session" 2>/dev/null; fi
  keep_session "$1" ''
}

# question WHO STATEMENTS: asks them; what came before must have been heard. More than the FIFO
# holds (64 KiB) must not be waited for.
question() {
  if ! take_session "$1"; then
    make_fifos
    begin_session "$1"
    { remove_fifos; } 9>&- &
  fi
  case $1 in
    own) put_question "$2" 4>&5 ;;
    peer) put_question "$2" 4>&7 ;;
  esac
  read_clock
  asked=$clock
}

put_question() {
  if [ "${#1}" -lt 60000 ]; then
    words_of "$1" >&4
  else
    { words_of "$1" | timeout 5 cat >&4; } 9>&- &
  fi
}

words_of() { printf '%s;\nSELECT 1 AS answered;\n' "$1"; }

# hear WHO LIMIT: sets answer to what was said within LIMIT hundredths of a second after the last
# question to anyone. Its exit code is 0 only for a whole answer, the client's when that ended, or
# 124. After any but 0 the session is ended.
hear() {
  listen "$@"
  heard=$?
  if [ "$heard" != 0 ]; then end_session "$1"; fi
  return "$heard"
}

# listen WHO LIMIT: as hear, and the answer may still come.
listen() {
  take_session "$1" || return 1
  read_clock
  left=$((asked + $2 - clock))
  if [ "$left" -lt 1 ]; then left=1; fi
  limits=$((${limits:-0} + 1))
  case $1 in
    own) answer=$own_said && read_answer <&6 4<&6 ;;
    peer) answer=$peer_said && read_answer <&8 4<&8 ;;
  esac
  code=$?
  kill "$limiting" 2>/dev/null
  said=$answer
  case $code in
    0) said='' ;;
    1) if wait "$session"; then code=1; else code=$?; fi ;;
  esac
  case $1 in
    own) own_said=$said ;;
    peer) peer_said=$said ;;
  esac
  # bash takes long to look for it in a long text that lacks it.
  case $answer in *"$newline") answer=${answer%"$newline"} ;; esac
  return "$code"
}

# By the shell itself: another process would have to wait for its turn where many clients log in.
# A word in the same FIFO tells when it is time; it may stand within a line, and one that came too
# late before an answer. The exit code is 1 when the client has ended, 124 when it is time.
read_answer() {
  if [ -n "${limiting:-}" ]; then wait "$limiting" 2>/dev/null; fi
  { tell_time; } >/dev/null 2>&1 3>&- 5>&- 6<&- 7>&- 8<&- 9>&- &
  limiting=$!
  while IFS= read -r told_line; do
    case $told_line in
      *pairkeeper-limit-*)
        answer=$answer${told_line%pairkeeper-limit-*}
        if [ "${told_line##*pairkeeper-limit-}" = "$limits" ]; then return 124; fi
        continue
        ;;
    esac
    answer=$answer$told_line$newline
    case $answer in *'answered: 1'"$newline") return 0 ;; esac
  done
  answer=$answer$told_line
  return 1
}

tell_time() {
  sleep "$((left / 100)).$((left % 100 / 10))$((left % 10))"
  echo "pairkeeper-limit-$limits" >/proc/self/fd/4
}
