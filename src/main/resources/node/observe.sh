#!/bin/sh
# Looks at a host. Pairkeeper has a POSIX shell on the host read this text once
# per connection and leaves nothing behind there; each look then calls
#
#   observe ROOT EVERY UNIT...
#
# ROOT   'sudo': what needs root goes through 'sudo -n'; 'plain': nothing does
# EVERY  keepalived is asked for its data at every EVERYth look, because it logs
#        a line each time; and at the next three looks after the addresses or
#        the units changed
# UNIT   names by which the service manager may know the database server
#
# which prints sections, each begun by a line of \036 and its name:
#   units       systemctl show of keepalived, then of each UNIT, and without
#               systemd lines of the same form
#   addresses   ip -o addr show; life times only as valid_lft, and only of addresses
#               that the kernel removes when that is over
#   files       SHA256 MODE OWNER PATH of keepalived.conf, of what it includes and
#               of what these name; - for the SHA256 of what can't be read
#   takeovers   PAIR SECONDS MILLISECONDS of each pair whose node scripts took the VIP
#               over: when, and how long later they opened the server
#   vrrp        keepalived's own data as JSON
#   fresh       nothing: keepalived wrote that data in this look
#   keepalived  the first line of keepalived --version
#   hidden      CODE [PATH] for each thing that could not be learned
#   end         nothing: the answer is whole
# and always returns 0. What can't have changed since the last look is not read
# again: unit states while the processes live, files while their stat is the
# same, keepalived's version and abilities while its process lives.
# Behind this text stands that of observe-files.sh.
# shellcheck disable=SC2034,SC2086  # used there; $limit and $root are words

set -u -f
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
export LC_ALL PATH

newline='
'
separator=$(printf '\036')
backslash=$(printf '\134')
facts='%n %i %s %y %z %a %U'
user_id=$(id -u)
limit=
if command -v timeout >/dev/null 2>&1; then limit='timeout 2'; fi

asked_units='' units='' watched=''
keepalived='' version='' able='' data=/tmp/keepalived.json
config=/etc/keepalived/keepalived.conf
tracked=/var/lib/pairkeeper
lasting='' paths='' files='' files_hidden='' known_stats=-
asked='' json='' vrrp_hidden='' told_of='' eager=0 looks=0 late=0

observe() {
  root=
  if [ "$1" = sudo ] && [ "$user_id" != 0 ]; then root='sudo -n'; fi
  every=$2
  shift 2
  answer=
  hidden=
  fresh=
  look_at_units "$@"
  look_at_addresses
  look_at_takeovers
  find_keepalived
  stats=$(stat -L -c "$facts" "$data" $paths 2>/dev/null)
  if [ -n "$keepalived" ] && is_due; then ask_keepalived; fi
  look_at_files
  if [ -n "$asked" ]; then read_keepalived; fi
  if [ -n "$keepalived" ]; then say vrrp "$json"; fi
  if [ -n "$fresh" ]; then say fresh ''; fi
  say keepalived "$version"
  say hidden "$hidden$vrrp_hidden$files_hidden"
  say end ''
  printf '%s' "$answer"
}

say() {
  answer=$answer$separator$1$newline$2$newline
}

hide() {
  hidden=$hidden$1$newline
}

# Without a limit: the kernel answers at once, and that spares a process at each look.
look_at_addresses() {
  addresses=
  lasting=
  if ! lines=$(ip -o addr show 2>/dev/null); then
    hide addresses
    return
  fi
  IFS=$newline
  for line in $lines; do
    address=${line%%"$backslash"*}
    lasting=$lasting$address$newline
    case $line in
      *' valid_lft '[0-9]*)
        life=${line#*valid_lft }
        address="$address valid_lft ${life%% *}"
        ;;
    esac
    addresses=$addresses$address$newline
  done
  unset IFS
  say addresses "$addresses"
}

look_at_takeovers() {
  takeovers=
  set +f
  for file in "$tracked"/*/takeover; do
    if [ -r "$file" ] && read -r line <"$file"; then
      pair=${file%/takeover}
      takeovers="$takeovers${pair##*/} $line$newline"
    fi
  done
  set -f
  if [ -n "$takeovers" ]; then say takeovers "$takeovers"; fi
}

look_at_units() {
  if [ "$*" != "$asked_units" ] || ! processes_live; then
    asked_units=$*
    if [ -d /run/systemd/system ]; then
      units=$($limit systemctl show -p Id -p LoadState -p ActiveState -p SubState -p MainPID \
        -- keepalived.service "$@" 2>/dev/null) || hide units
    else
      units=$(units_without_systemd "$@")
    fi
    watch_processes
  fi
  say units "$units"
}

# The main processes, as PID/NAME. With fewer than two something is down, and
# the service manager has to be asked each time.
watch_processes() {
  watched=
  rest=$units
  while :; do
    case $rest in *MainPID=*) rest=${rest#*MainPID=} ;; *) break ;; esac
    pid=${rest%%"$newline"*}
    case " $watched" in *" $pid/"*) continue ;; esac
    if { read -r name <"/proc/$pid/comm"; } 2>/dev/null; then
      watched="$watched$pid/$name "
    fi
  done
  case $watched in *' '*' ') ;; *) watched= ;; esac
}

processes_live() {
  [ -n "$watched" ] || return 1
  for process in $watched; do
    { read -r name <"/proc/${process%%/*}/comm"; } 2>/dev/null || return 1
    [ "$name" = "${process#*/}" ] || return 1
  done
}

units_without_systemd() {
  pid=0
  for pid_file in /run/keepalived.pid /var/run/keepalived.pid; do
    if { read -r pid <"$pid_file"; } 2>/dev/null && [ -d "/proc/$pid" ]; then break; fi
    pid=0
  done
  unit keepalived "$pid"
  pid=$($limit pidof mysqld mariadbd) || pid=0
  for name in "$@"; do unit "$name" "${pid%% *}"; done
}

unit() {
  load=not-found
  active=inactive
  if [ -e "/etc/init.d/$1" ]; then load=loaded; fi
  if [ "$2" != 0 ]; then load=loaded active=active; fi
  printf 'Id=%s.service\nLoadState=%s\nActiveState=%s\nMainPID=%s\n\n' "$1" "$load" "$active" "$2"
}

# keepalived's main process: that of the first unit.
find_keepalived() {
  pid=${units#*MainPID=}
  pid=${pid%%"$newline"*}
  case $pid in '' | 0 | *[!0-9]*) pid= ;; esac
  if [ "$pid" = "$keepalived" ]; then return; fi
  keepalived=$pid
  json='' vrrp_hidden='' told_of=''
  if [ -n "$keepalived" ]; then meet_keepalived; fi
}

meet_keepalived() {
  config=/etc/keepalived/keepalived.conf
  program=
  last=
  arguments=$(tr '\0' '\n' 2>/dev/null <"/proc/$keepalived/cmdline")
  IFS=$newline
  for argument in $arguments; do
    if [ -z "$program" ]; then program=$argument; fi
    case $last in -f | --use-file) config=$argument ;; esac
    case $argument in
      --use-file=*) config=${argument#*=} ;;
      -f?*) config=${argument#-f} ;;
    esac
    last=$argument
  done
  unset IFS
  if [ -x "/proc/$keepalived/exe" ]; then program=/proc/$keepalived/exe; fi
  version=$($limit "$program" --version 2>&1)
  version=${version%%"$newline"*}
  signal=$($limit "$program" --signum=JSON 2>/dev/null) || signal=36
  find_data
  known_stats=-
}

find_data() {
  directory=$(tr '\0' '\n' 2>/dev/null <"/proc/$keepalived/environ" | sed -n 's/^TMPDIR=//p')
  data=${directory:-/tmp}/keepalived.json
  if [ -d "/proc/$keepalived/root/tmp" ]; then data=/proc/$keepalived/root$data; fi
}

# A build with JSON waits for the signal: by a handler, or blocked and read from
# a descriptor. Sent to any other build it would be lost, or end the process.
awaits_signal() {
  masks=$(sed -n -e 's/^SigBlk:[^0-9a-f]*//p' -e 's/^SigCgt:[^0-9a-f]*//p' \
    "/proc/$keepalived/status" 2>/dev/null)
  for mask in $masks; do
    mask=${mask#????}
    case $signal$mask in *[!0-9a-f]*) continue ;; esac
    if [ "$((0x0$mask >> (signal - 1) & 1))" = 1 ]; then return 0; fi
  done
  return 1
}

is_due() {
  if [ "$told_of" != "$units$lasting" ]; then
    told_of=$units$lasting
    eager=4
  fi
  looks=$((looks + 1))
  if [ "$eager" = 0 ] && [ "$looks" -lt "$every" ]; then return 1; fi
  looks=0
  if [ "$eager" -gt 0 ]; then eager=$((eager - 1)); fi
}

ask_keepalived() {
  if [ "$keepalived" != "$able" ] && ! awaits_signal; then
    untold vrrp-unsupported
    return
  fi
  able=$keepalived
  if [ -z "$root" ]; then
    kill -"$signal" "$keepalived" 2>/dev/null
  else
    pid_file=/run/keepalived.pid
    if ! [ -e "$pid_file" ]; then pid_file=/var/run/keepalived.pid; fi
    $limit $root pkill -"$signal" -x -F "$pid_file" keepalived >/dev/null 2>&1
  fi || {
    untold vrrp-denied
    return
  }
  asked=yes
  before=
  case $stats in "$data "*) before=${stats%%"$newline"*} ;; esac
}

untold() {
  json=
  vrrp_hidden=$1$newline
}

# keepalived writes its data some time after the signal. On a busy host that may
# be too late for this look; the next one asks again, and only the third in a
# row gives up the data of before.
read_keepalived() {
  asked=
  for pause in 0 0.01 0.02 0.03 0.05; do
    if [ "$pause" != 0 ]; then sleep "$pause" 2>/dev/null; fi
    after=$(stat -L -c "$facts" "$data" 2>/dev/null)
    if [ "$after" = "$before" ]; then continue; fi
    if ! text=$($limit $root cat "$data" 2>/dev/null); then
      untold "vrrp-unreadable $data"
      return
    fi
    case $text in
      *']' | *'}')
        json=$text
        fresh=yes
        vrrp_hidden=
        late=0
        return
        ;;
    esac
  done
  late=$((late + 1))
  looks=$every
  if [ "$late" -ge 3 ] || [ -z "$json" ]; then untold vrrp-late; fi
}
