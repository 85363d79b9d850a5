#!/bin/sh
# What may stand in the way of setting a pair up on a host. Pairkeeper puts this
# text behind that of discover.sh; every command below only reads, sends or
# listens, and is bounded. Then it calls
#
#   clock
#   preflight ROOT DATA OPTIONS PEER PORT INTERFACE VIP VRID PROGRAM/APT/DNF/YUM...
#
# ROOT       as of discover.sh's show
# DATA       the server's data directory
# OPTIONS    the server's main option file; '-' for those that it was started with
# PEER PORT  where the other node's server listens
# INTERFACE  that is to carry the VIP
# VIP VRID   address without its prefix, and the virtual router
# PROGRAM    that is wanted, with the names of the packages that bring it; only those
#            that are not there are asked for
#
# clock prints seconds since 1970, preflight lines of words as discover.sh does
#   root yes|no                      whether commands can be run as root
#   program NAME TEXT                full path
#   packages apt|dnf|yum|none
#   package NAME yes|no|unknown      whether it could be installed
#   peer open|closed|unknown TEXT    its server, and what was said
#   free BYTES                       for who is not root, in DATA
#   folder TEXT                      that an option file includes, in their order
#   interface yes|no
#   vip answered|silent|unknown TEXT by ARP, and how that was found out
#   vrrp heard TEXT | unknown        adverts of VRID within 4 s, a line "SOURCE VRID"
#   firewall TEXT                    nft list ruleset, or iptables -S
#   selinux TEXT                     getenforce
#   apparmor NAME MODE TEXT TEXT      a profile that is loaded for keepalived or the running
#                                    server: its file, and its rules with what they include
#   enabled TEXT                     whether keepalived starts with the host: enabled, or else
#   end                              the answer is whole
# and always returns 0.
# shellcheck disable=SC2086,SC2154  # words of a command line; set by discover.sh

clock() { date +%s.%N; }

preflight() {
  root=
  if [ "$1" = sudo ] && [ "$(id -u)" != 0 ]; then root='sudo -n'; fi
  data=$2 options=$3 peer=$4 peer_port=$5 interface=$6 vip=$7 vrid=$8
  shift 8
  if [ "$($limit $root id -u 2>/dev/null </dev/null)" = 0 ]; then echo root yes; else echo root no; fi
  tell_programs
  tell_packages "$@"
  tell_peer
  echo "free $(free_bytes)"
  tell_folders
  if [ -d "/sys/class/net/$interface" ]; then echo interface yes; else echo interface no; fi
  tell_vip
  tell_vrrp
  tell_firewall
  tell selinux getenforce
  tell_apparmor /sys/kernel/security/apparmor /etc/apparmor.d
  tell_enabled
  echo end
}

# Whose dump program it is decides, not its name: MariaDB's can't tell GTIDs of MySQL.
tell_programs() {
  for name in keepalived mysql mariadb mysqldump mariadb-dump timeout flock setsid logger ip awk \
    sed ping arping perl nft update-rc.d chkconfig rc-update; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if [ "$name" = mysqldump ] && $limit "$path" --version 2>/dev/null </dev/null | grep -q MariaDB; then
      name=mariadb-dump
    fi
    printf 'program %s' "$name"
    printf '%s' "$path" | encode
    echo
  done
}

# tell_apparmor SECURITYFS PROFILES
tell_apparmor() {
  $limit $root cat "$1/profiles" 2>/dev/null </dev/null | while read -r profile mode; do
    name=${profile##*/}
    case $name in
      keepalived) ;;
      mysqld | mariadbd) $limit pidof "$name" >/dev/null 2>&1 </dev/null || continue ;;
      *) continue ;;
    esac
    file=$(profile_file "$2" "$profile")
    mode=${mode#(}
    printf 'apparmor %s %s' "$name" "${mode%)}"
    printf '%s' "$file" | encode
    $limit $root apparmor_parser --preprocess "$file" 2>/dev/null </dev/null | head -c 131072 | encode
    echo
  done
}

# profile_file PROFILES PROFILE: by the names that packages give them.
profile_file() {
  dotted=$(printf '%s' "${2#/}" | tr / .)
  for candidate in "$1/$dotted" "$1/usr.sbin.${2##*/}" "$1/${2##*/}"; do
    if [ -f "$candidate" ]; then printf '%s' "$candidate" && return; fi
  done
}

# Without systemd the runlevels' folders have links to the scripts, S to start and K to kill.
tell_enabled() {
  if [ -d /run/systemd/system ]; then
    tell enabled systemctl is-enabled keepalived
    return
  fi
  links=$(ls /etc/rc3.d /etc/rc5.d /etc/rc.d/rc3.d /etc/rc.d/rc5.d /etc/runlevels/default 2>/dev/null)
  if printf '%s\n' "$links" | grep -qx '\(S[0-9][0-9]\)\{0,1\}keepalived'; then
    tell enabled echo enabled
  else
    tell enabled echo disabled
  fi
}

tell_packages() {
  for kind in apt-get dnf yum none; do
    if command -v "$kind" >/dev/null 2>&1; then break; fi
  done
  echo "packages ${kind%-get}"
  for wanted in "$@"; do
    if command -v "${wanted%%/*}" >/dev/null 2>&1; then continue; fi
    case $wanted in
      mysql/* | mariadb/*) if command -v mysql || command -v mariadb; then continue; fi >/dev/null ;;
    esac
    yum=${wanted##*/} wanted=${wanted%/*}
    dnf=${wanted##*/} apt=${wanted%/*}
    case $kind in yum) name=$yum ;; dnf) name=$dnf ;; *) name=${apt#*/} ;; esac
    echo "package $name $(can_install "$name")"
  done
}

# From what the package manager knows already; nothing is downloaded.
can_install() {
  case $kind in
    apt-get)
      case $($limit apt-cache policy "$1" 2>/dev/null </dev/null) in
        *'Candidate: (none)'* | '') echo no ;;
        *) echo yes ;;
      esac
      ;;
    dnf | yum) if $limit "$kind" -q -C list "$1" >/dev/null 2>&1 </dev/null; then echo yes; else echo unknown; fi ;;
    *) echo no ;;
  esac
}

# The log-in is meant to be refused: whatever a server says, it was reached.
tell_peer() {
  client=$(command -v mysql || command -v mariadb)
  said=
  if [ -n "$client" ]; then
    said=$($limit "$client" --no-defaults --protocol=TCP --connect-timeout=3 --host="$peer" \
      --port="$peer_port" --user=pairkeeper_probe --execute='SELECT 1' 2>&1 </dev/null | head -n 1)
  fi
  case $client:$said in
    :*) printf 'peer unknown' ;;
    *:*'ERROR 2002 '* | *:*'ERROR 2003 '* | *:*'ERROR 2005 '* | *:*'ERROR 2013 '* | *:) printf 'peer closed' ;;
    *) printf 'peer open' ;;
  esac
  printf '%s' "$said" | encode
  echo
}

free_bytes() {
  $limit $root df -Pk "$data" 2>/dev/null </dev/null | {
    read -r _
    read -r _ _ _ kilobytes _ || kilobytes=-1
    if [ "$kilobytes" -ge 0 ]; then echo "$((kilobytes * 1024))"; else echo -1; fi
  }
}

tell_folders() {
  if [ "$options" = - ]; then
    words=$(words_of_server)
    options=$(printf '%s\n' "$words" | sed -n 's/^--defaults-file=//p')
    options=${options:-$(default_files) $(printf '%s\n' "$words" | sed -n 's/^--defaults-extra-file=//p')}
  fi
  for file in $options; do tell_folders_of "$file" 1; done
}

# Of the command line of the server; of several, that of the one that runs in DATA.
words_of_server() {
  servers=$($limit pidof mysqld mariadbd 2>/dev/null </dev/null)
  for pid in $servers; do
    if [ "$pid" != "$servers" ]; then
      [ "$($limit $root readlink "/proc/$pid/cwd" 2>/dev/null </dev/null)" = "${data%/}" ] || continue
    fi
    $limit $root cat "/proc/$pid/cmdline" 2>/dev/null </dev/null | tr '\0' '\n'
  done
}

default_files() {
  $limit my_print_defaults --help 2>/dev/null </dev/null | {
    while read -r line; do
      case $line in 'Default options are read'*) read -r files && echo "$files" && break ;; esac
    done
  }
}

# What is included by what is included counts, too, to a depth of three.
tell_folders_of() {
  [ -f "$1" ] && [ "$2" -le 3 ] || return 0
  $limit sed -n 's/^[[:space:]]*!include\(dir\)\{0,1\}[[:space:]]\{1,\}/\1 /p' "$1" 2>/dev/null | {
    while read -r kind path; do
      if [ "$kind" = dir ]; then
        [ -d "$path" ] || continue
        printf folder
        printf '%s' "${path%/}" | encode
        echo
      else
        tell_folders_of "$kind" "$(($2 + 1))"
      fi
    done
  }
}

# iputils' arping; others have other options. Without it the kernel asks by ARP for a ping; what
# it knows from before (STALE) is no answer.
tell_vip() {
  case $vip in *:*) family=-6 ;; *) family=-4 ;; esac
  if [ "$family" = -4 ] && arping -V 2>&1 </dev/null | grep -q iputils; then
    said=$($limit $root arping -D -f -c 2 -w 2 -I "$interface" "$vip" 2>&1 </dev/null)
    case $? in
      0) printf 'vip silent' ;;
      1) printf 'vip answered' ;;
      *) printf 'vip unknown' ;;
    esac
  else
    if $limit ping -n -c 2 -W 1 -I "$interface" "$vip" >/dev/null 2>&1 </dev/null; then pinged=yes; else pinged=no; fi
    said=$($limit ip $family neigh show to "$vip" dev "$interface" 2>&1 </dev/null)
    case $pinged:$said in
      yes:* | *REACHABLE*) printf 'vip answered' ;;
      *FAILED* | *INCOMPLETE*) printf 'vip silent' ;;
      *) printf 'vip unknown' ;;
    esac
  fi
  printf '%s' "$said" | encode
  echo
}

tell_vrrp() {
  heard=
  if command -v python3 >/dev/null 2>&1; then
    heard=$(printf '%s\n' "$listener" | timeout 6 $root python3 - "$interface" "$vrid" 4 2>/dev/null)
  elif command -v tcpdump >/dev/null 2>&1; then
    heard=$(timeout 6 $root timeout 4 tcpdump -n -l -c 20 -i "$interface" \
      "ip proto 112 and ip[(ip[0] & 0xf) * 4 + 1] = $vrid" 2>/dev/null </dev/null |
      sed -n "s/^[^ ]* IP \([0-9.]*\) > .*/\1 $vrid/p; \$s/.*/&\ndone/p" | sort -u)
    heard=${heard:-done}
  fi
  case $heard in
    *done*) printf 'vrrp heard' && printf '%s' "${heard%done*}" | encode ;;
    *) printf 'vrrp unknown' ;;
  esac
  echo
}

listener='
import socket, struct, sys, time
name, wanted, limit = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 112)
s.setsockopt(socket.SOL_SOCKET, 25, name.encode())
member = struct.pack("4s4si", socket.inet_aton("224.0.0.18"), bytes(4), socket.if_nametoindex(name))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member)
end, seen = time.monotonic() + limit, set()
while time.monotonic() < end:
    s.settimeout(max(0.05, end - time.monotonic()))
    try:
        packet, source = s.recvfrom(2048)
    except OSError:
        continue
    head = (packet[0] & 15) * 4
    if len(packet) > head + 2 and packet[head + 1] == wanted:
        seen.add(source[0])
for source in sorted(seen):
    print(source, wanted)
print("done")
'

tell_firewall() {
  if command -v nft >/dev/null 2>&1; then
    rules=$($limit $root nft list ruleset 2>/dev/null </dev/null) || rules=unreadable
  elif command -v iptables >/dev/null 2>&1; then
    rules=$($limit $root iptables -S 2>/dev/null </dev/null) || rules=unreadable
  else
    rules=unreadable
  fi
  printf firewall
  printf '%s' "$rules" | head -c 65536 | encode
  echo
}
