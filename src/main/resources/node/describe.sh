#!/bin/sh
# What has to be known of a host before something is changed there. Pairkeeper
# puts this text behind that of discover.sh; every command below only reads. Then
# it calls
#
#   describe ROOT LARGEST PEER PATH...
#
# ROOT     as of discover.sh's show
# LARGEST  a file of more bytes is not read
# PEER     name or address under which the other node is registered
#
# which prints lines of words as discover.sh does
#   keepalived TEXT             keepalived --version, as root where that may be asked
#                               for: some builds read a file that only root may read
#   arping yes|no               one that can tell neighbours of an address (-A):
#                               iputils' or BusyBox's; others mean something else by it
#   peer TEXT                   addresses of PEER as this host finds them, a line each
#   held TEXT MODE OWNER TEXT   path, then the content and a full stop; without the
#                               full stop it could not be read
#   unreadable TEXT             path that exists but can't be read
#   absent TEXT                 path without a file
#   end                         the answer is whole
# and always returns 0.
# shellcheck disable=SC2086,SC2154  # words of a command line; set by discover.sh

describe() {
  root=
  if [ "$1" = sudo ] && [ "$(id -u)" != 0 ]; then root='sudo -n'; fi
  largest=$2
  printf keepalived
  $limit $root "${keepalived:-keepalived}" --version 2>&1 </dev/null | encode
  echo
  case $($limit arping -V 2>&1 </dev/null) in
    *iputils* | *BusyBox*) echo arping yes ;;
    *) echo arping no ;;
  esac
  tell peer getent ahosts "$3"
  shift 3
  for path in "$@"; do describe_file "$path"; done
  echo end
}

describe_file() {
  if [ -r "$1" ]; then reader=''; else reader=$root; fi
  if ! $limit $reader test -f "$1" 2>/dev/null </dev/null; then
    if [ -n "$reader" ] && $limit $reader test -d / 2>/dev/null </dev/null; then
      say absent "$1"
    else
      say_missing "$1"
    fi
  elif ! facts=$($limit $reader stat -L -c '%s %a %U:%G' "$1" 2>/dev/null </dev/null) ||
    [ "${facts%% *}" -gt "$largest" ] || [ "$sent" -gt "$most_text" ]; then
    say unreadable "$1"
  else
    content=$({ $limit $reader cat "$1" 2>/dev/null </dev/null && printf .; } | encode)
    sent=$((sent + ${#content}))
    printf held
    printf '%s' "$1" | encode
    printf ' %s%s\n' "${facts#* }" "$content"
  fi
}

say() {
  printf '%s' "$1"
  printf '%s' "$2" | encode
  echo
}
