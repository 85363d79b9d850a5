# shellcheck shell=sh
# How pairkeeper-notify asks its own server and the peer's one thing after the other, while it
# opens the server or leaves: a log-in at a busy server takes longer than all the questions.
# Pairkeeper puts it behind that script's text.
#
# WHO is own or peer. A session is a client that reads statements from a FIFO; as it has that open
# for writing, too, it waits for more until it is ended, or for 20 s. It ends by itself at the
# first error, and what it said last is the answer.
# shellcheck disable=SC2034,SC2154  # settings, and what the other parts set

# With both, until this script ends.
begin_sessions() {
  own_session=''
  peer_session=''
  read_clock
  sessions_begun=$clock
  trap end_both_sessions EXIT
  make_fifos "$state_folder/own.questions" "$state_folder/peer.questions"
  begin_session own
  if [ -n "$peer" ]; then begin_session peer; fi
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

# make_fifos FILE…: anew, as a session that is being ended may still read the old one.
make_fifos() {
  rm -f "$@"
  mkfifo "$@"
}

# begin_session WHO
begin_session() {
  questions=$state_folder/$1.questions
  answers=$state_folder/$1.answers
  : >"$answers"
  # Opened before the client runs: of a FIFO that nobody has open all that was written is lost.
  {
    case $1 in
      own) log_in <&3 >>"$answers" 2>&1 3>&- 9>&- & ;;
      peer)
        log_in --protocol=TCP --host="$peer" --port="$peer_port" <&3 >>"$answers" 2>&1 3>&- 9>&- &
        ;;
    esac
  } 3<>"$questions"
  keep_session "$1" $!
}

log_in() {
  exec timeout -k 1 20 "$client" --defaults-extra-file="$option_file" "$@" --batch --vertical \
    --unbuffered
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
    make_fifos "$state_folder/$1.questions"
    begin_session "$1"
  fi
  if [ "${#2}" -lt 60000 ]; then
    put_question "$2" 1<>"$state_folder/$1.questions"
  else
    put_question "$2" 9>&- | timeout 5 tee "$state_folder/$1.questions" >/dev/null 9>&- &
  fi
  read_clock
  asked=$clock
}

put_question() { printf '%s;\nSELECT 1 AS answered;\n' "$1"; }

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
  while :; do
    ended=no
    kill -0 "$session" 2>/dev/null || ended=yes
    answer=$(cat "$state_folder/$1.answers")
    case $answer in
      *'answered: 1'*)
        : >"$state_folder/$1.answers"
        return 0
        ;;
    esac
    read_clock
    if [ "$ended" = yes ]; then
      wait "$session" && return 1
      return
    fi
    if [ $((clock - asked)) -ge "$2" ]; then return 124; fi
    sleep 0.01
  done
}
