#!/bin/sh
# Tells what decides on a host how keepalived takes its configuration. Pairkeeper
# has a POSIX shell on the host run this text after it read the configuration's
# files; it leaves nothing behind there. Behind it stands the call
#
#   read_host USER...
#
# which prints sections, each begun by \036 and its name:
#   version  what keepalived --version prints; of the one that runs, if that may
#            be asked, else of the one in PATH
#   ipvs     yes, or no when the kernel neither has IPVS nor finds it to load
#   users    yes NAME or no NAME for each USER; none without id(1)
#   end      nothing: the answer is whole
# and always returns 0.
# shellcheck disable=SC2086  # $limit is words of a command line

set -u -f
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
export LC_ALL PATH

limit=
if command -v timeout >/dev/null 2>&1; then limit='timeout 2'; fi

read_host() {
  printf '\036version\n'
  $limit "$(program)" --version 2>&1 </dev/null
  printf '\036ipvs\n%s\n' "$(ipvs)"
  printf '\036users\n'
  if command -v id >/dev/null 2>&1; then
    for user in "$@"; do
      if id -u "$user" >/dev/null 2>&1; then echo "yes $user"; else echo "no $user"; fi
    done
  fi
  printf '\036end\n'
  return 0
}

program() {
  for file in /run/keepalived.pid /var/run/keepalived.pid; do
    if { read -r pid <"$file"; } 2>/dev/null && [ -x "/proc/$pid/exe" ]; then
      echo "/proc/$pid/exe"
      return
    fi
  done
  echo keepalived
}

# keepalived loads the module by modprobe when the kernel does not have it.
ipvs() {
  if [ -e /proc/net/ip_vs ] || { command -v modprobe && $limit modprobe -n -q ip_vs; } >/dev/null 2>&1
  then echo yes; else echo no; fi
}
