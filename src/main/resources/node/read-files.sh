#!/bin/sh
# Reads files of a host. Pairkeeper has a POSIX shell on the host run this text
# when a look found that keepalived.conf, a file it includes or a script it names
# changed; it leaves nothing behind there. Behind it stands the call
#
#   read_files ROOT LARGEST PATH...
#
# ROOT     'sudo': a file that the account can't read goes through 'sudo -n cat';
#          'plain': nothing does
# LARGEST  a file of more bytes is not read
#
# which prints a section for each PATH, begun by \036 and one of these lines:
#   read MODE OWNER PATH   then the content and a full stop as base64; without
#                          the full stop it could not be read
#   large MODE OWNER PATH
#   gone PATH
# and always returns 0.
# shellcheck disable=SC2086  # $limit and $root are words of a command line

set -u -f
LC_ALL=C
export LC_ALL

limit=
if command -v timeout >/dev/null 2>&1; then limit='timeout 2'; fi

read_files() {
  root=
  if [ "$1" = sudo ] && [ "$(id -u)" != 0 ]; then root='sudo -n'; fi
  largest=$2
  shift 2
  for path in "$@"; do read_file "$path"; done
}

read_file() {
  if ! [ -f "$1" ] || ! stats=$(stat -L -c '%s %a %U' "$1" 2>/dev/null); then
    printf '\036gone %s\n' "$1"
  elif [ "${stats%% *}" -gt "$largest" ]; then
    printf '\036large %s %s\n' "${stats#* }" "$1"
  else
    printf '\036read %s %s\n' "${stats#* }" "$1"
    if [ -r "$1" ]; then reader=''; else reader=$root; fi
    { $limit $reader cat "$1" 2>/dev/null && printf .; } | base64 2>/dev/null
  fi
  return 0
}
