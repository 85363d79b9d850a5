# shellcheck shell=sh
# What pairkeeper-check and pairkeeper-notify share; Pairkeeper puts it behind their
# texts, which say who calls them. Its last line calls their main.
# shellcheck disable=SC2034,SC2154  # set here and used there, and the other way round

# load SETTINGS: sets what stands in it.
load() {
  LC_ALL=C
  PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/bin
  # An option file of root's own must not overrule ours.
  HOME=/nonexistent
  export LC_ALL PATH HOME
  umask 077
  newline='
'
  settings=$1
  [ -r "$settings" ] || {
    timeout 2 logger -t pairkeeper -p daemon.err "$settings can't be read"
    return 1
  }
  # shellcheck source=/dev/null
  . "$settings"
  if [ ! -d "$state_folder" ]; then
    timeout 5 mkdir -p "$state_folder"
    # The host has booted: what was to be ended by then is over.
    put "$state_folder/handover-until" 0
  fi
  speak
}

# Sets the statements of the server's dialect.
speak() {
  read_only_statement="SELECT @@global.read_only NOT IN ('0', 'OFF') AS read_only"
  gtids_statement="SELECT REPLACE(@@global.gtid_executed, '\n', '') AS gtids"
  dumps_statement="SELECT COUNT(*) AS dumps, COALESCE(SUM(state NOT LIKE '%sent all binlog%'), 0) AS unsent
    FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'"
  status_statement='SHOW SLAVE STATUS'
  read_only_variable=super_read_only
  case $dialect in
    mysql56) read_only_variable=read_only ;;
    mysql57) ;;
    mysql8) status_statement='SHOW REPLICA STATUS' ;;
    mariadb)
      gtids_statement='SELECT @@global.gtid_current_pos AS gtids'
      status_statement='SHOW ALL SLAVES STATUS'
      read_only_variable=read_only
      ;;
  esac
}

# say PRIORITY SENTENCE: into the host's log. What stands in brackets older loggers take for the
# number of a process.
say() { timeout 2 logger -t "pairkeeper-$pair" -p "daemon.$1" -- "$2"; }

# put FILE TEXT: at once or not at all.
put() { printf '%s\n' "$2" >"$1.$$" && mv -f "$1.$$" "$1"; }

# line_of FILE: its first line; fails when there is none.
line_of() {
  line=''
  [ -e "$1" ] && read -r line <"$1"
}

# passed MARK: whether the time in it (seconds since 1970) has passed; fails when there is none.
passed() {
  line_of "$state_folder/$1" || return 1
  case $line in *[!0-9]*) line=0 ;; esac
  [ "$(date +%s)" -gt "${line:-0}" ]
}

stands() { [ -e "$state_folder/$1" ]; }

# forget_if TEST MARK
forget_if() {
  if "$1" "$2"; then rm -f "$state_folder/$2"; fi
}

# refuse_clients SECONDS: until then connections that begin are refused by pairkeeper-check's second
# rule (pairkeeper-refuse.sh), as a log-in at a closed server costs more and leaves the client with a
# session that may not write. In one transaction, as an element that is there keeps its time.
refuse_clients() {
  element="element inet pairkeeper-$pair closed { $vip"
  timeout 1 nft "add $element }; delete $element }; add $element timeout ${1}s }" \
    </dev/null >/dev/null 2>&1
}

accept_clients() {
  timeout 1 nft "delete element inet pairkeeper-$pair closed { $vip }" </dev/null >/dev/null 2>&1
}

# Without a limit: the kernel answers at once, and each process holds up an opening.
holds_vip() { [ -n "$(ip -o addr show dev "$interface" to "$vip" 2>/dev/null)" ]; }

# answers LIMIT ADDRESS…: whether one of them answers a ping within LIMIT seconds; 1 when all are
# silent, 2 when this host was too busy to tell.
answers() {
  limit=$1
  shift
  told=$(
    for address; do { ping_one "$address"; } 9>&- & done
    wait
  )
  case $told in
    *answered*) return 0 ;;
    *late*) return 2 ;;
  esac
  return 1
}

# A ping that had no time to be sent three times tells nothing.
ping_one() {
  told=$(timeout -k 1 -s INT "$limit" ping -n -q -c 1 -i 0.03 -w 5 "$1" 2>/dev/null)
  case $?:$told in
    0:*) echo answered ;;
    124:*' 0 received'*)
      case $told in
        *[!0-9][12]' packets transmitted'*) echo late ;;
        *) echo silent ;;
      esac
      ;;
    124:* | 137:*) echo late ;;
    *) echo silent ;;
  esac
}

# Sets clock to hundredths of a second since the kernel booted.
read_clock() {
  read -r clock _ </proc/uptime
  clock=${clock%.*}${clock#*.}
}

# Sets known to the witnesses that answered when this node was last known not to be cut off;
# kept beside track_file, as a node may boot cut off.
recall_witnesses() {
  line_of "${track_file%/*}/witnesses"
  known=$line
}

# ask LIMIT STATEMENTS [OPTION…]: the server's answer, a line NAME: VALUE each; when it
# fails, what the client said.
ask() {
  ask_limit=$1
  ask_text=$2
  shift 2
  timeout -k 1 "$ask_limit" "$client" --defaults-extra-file="$option_file" "$@" --batch --vertical \
    -e "$ask_text" </dev/null 2>&1
}

# ask_peer LIMIT STATEMENTS: the answer of the peer's server.
ask_peer() {
  ask "$1" "$2" --protocol=TCP --host="$peer" --port="$peer_port"
}

# take NAME: sets value to that of the answer. By line, as a shell takes seconds to cut from the
# middle of a GTID set of 100 KB.
take() {
  value=''
  IFS=$newline
  set -f
  # shellcheck disable=SC2086
  set -- "$1" $answer
  set +f
  unset IFS
  name=$1
  shift
  for told_line; do
    case $told_line in
      *"$name: "*)
        value=${told_line#*"$name: "}
        return
        ;;
    esac
  done
}

# is_full: whether the answer is that of a server that lets nobody in but lives. MariaDB's client
# tells 'too many connections' as an error of its own, that came before the TLS handshake was
# over (seen with 10.11.18).
is_full() {
  case $answer in
    *'ERROR 1040 '* | *'ERROR 1203 '* | *'ERROR 1226 '* | *'verified: 1040 - '*) ;;
    *) return 1 ;;
  esac
}

# is_greeting: whether the answer, though no success, shows that the server's host was reached.
is_greeting() {
  case $answer in *'ERROR 1'* | *'(111)'*) ;; *) is_full ;; esac
}

# Sets why to what the client said against it.
take_error() {
  why=${answer#*ERROR }
  why=${why%%"$newline"*}
}

# Sets from the answer how this node replicates from its peer: sql_thread, io_thread,
# behind (seconds of what was received), retrieved (MySQL), io_position (MariaDB),
# read_at and applied_at (file:position), idle (yes when all relay log was read).
# Without a channel nothing is received, and nothing waits to be applied.
read_replica() {
  read -r sql_thread io_thread behind retrieved io_position read_at applied_at idle <<STATUS
$(printf '%s\n' "$answer" | awk -v peer="$peer" '
  function show() {
    if (seen) {
      line = sql " " io " " behind " " word(got) " " word(pos) " " file ":" at " " afile ":" aat " " idle
      if (host == peer || kept == "") kept = line
    }
    seen = 0; got = pos = name = ""; idle = "no"; behind = 0
  }
  function word(text) { gsub(/[ \t]/, "", text); return text == "" ? "-" : text }
  /^\*+ .*row \*+$/ { show(); next }
  /^ *[A-Za-z_]+: ?/ {
    name = $1; sub(/^ *[A-Za-z_]+: ?/, "")
    sub(/^Slave_/, "Replica_", name); sub(/Master/, "Source", name)
    if (name == "Replica_SQL_Running:") { sql = $0; seen = 1 }
    if (name == "Replica_IO_Running:") io = $0
    if (name == "Source_Host:") host = $0
    # Null while the SQL thread runs: all is applied and the IO thread is not connected.
    if (name == "Seconds_Behind_Source:") behind = $0 == "NULL" ? 0 : $0
    if (name == "Source_Log_File:") file = $0
    if (name == "Read_Source_Log_Pos:") at = $0
    if (name == "Relay_Source_Log_File:") afile = $0
    if (name == "Exec_Source_Log_Pos:") aat = $0
    if (name == "Replica_SQL_Running_State:" && $0 ~ /has read all relay log/) idle = "yes"
    if (name == "Gtid_IO_Pos:") pos = $0
    if (name == "Retrieved_Gtid_Set:") got = $0
    next
  }
  name == "Retrieved_Gtid_Set:" { got = got $0 }
  END { show(); print kept == "" ? "- - 0 - - - - yes" : kept }')
STATUS
}

main "$@"
