#!/bin/sh
# Reads how a pair was set up on a host. Pairkeeper has a POSIX shell on the host
# read this text and leaves nothing behind there; every command below only reads.
# Then it calls
#
#   discover ROOT        what runs there and how it is started
#   show ROOT PATH...    files by absolute paths, which may have *, ? and [...]; at
#                        most 64 files with 128 KiB each and 1.5 MiB together
#
# ROOT   'sudo': a file that the account can't read is read by 'sudo -n cat';
#        'plain': it is told as unreadable
#
# Both print lines of words. TEXT is in base64, so that nothing that stands on
# the host can pass for a line of the answer; an empty one is '='.
#   user TEXT                      the name of the account
#   host TEXT                      the host's name
#   addresses TEXT                 ip -o addr show
#   neighbours TEXT                ip neigh show
#   systemd yes|no
#   process NAME TEXT TEXT TEXT    command line, executable, /proc/PID/cgroup
#   unit TEXT                      systemctl show of one unit
#   init NAME                      a script of that name in /etc/init.d
#   keepalived TEXT                keepalived --version
#   default keepalived TEXT        what keepalived --help says of its default file
#   default mysql TEXT             what my_print_defaults --help says of its files
#   file TEXT TEXT                 path, content
#   unreadable TEXT                path that exists but may not be read
#   absent TEXT                    path that does not exist
#   end                            the answer is whole
# and always return 0.
# shellcheck disable=SC2086  # $limit and $root are words of a command line

set -u -f
LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
export LC_ALL PATH

limit=
if command -v timeout >/dev/null 2>&1; then limit='timeout 4'; fi
most_files=64
most_bytes=131072
most_text=2097152
seen=0
sent=0

encode() {
  encoded=$(base64 | tr -d '\n')
  printf ' %s' "${encoded:-=}"
}

# The lines of a command's output under a name, with nothing where it fails.
tell() {
  printf '%s' "$1"
  shift
  $limit "$@" 2>/dev/null </dev/null | encode
  echo
}

discover() {
  tell user id -un
  tell host uname -n
  tell addresses ip -o addr show
  tell neighbours ip neigh show
  tell_processes
  tell_units
  tell_keepalived
  tell 'default mysql' my_print_defaults --help
  echo end
}

# Those of other namespaces, as containers have them, are not this host's.
tell_processes() {
  own=$(readlink /proc/self/ns/pid 2>/dev/null)
  keepalived=
  for name in keepalived mysqld mariadbd; do
    for pid in $($limit pidof "$name" 2>/dev/null); do
      space=$(readlink "/proc/$pid/ns/pid" 2>/dev/null)
      if [ -n "$space" ] && [ "$space" != "$own" ]; then continue; fi
      program=$(readlink "/proc/$pid/exe" 2>/dev/null)
      if [ "$name" = keepalived ]; then keepalived=${program:-keepalived}; fi
      printf 'process %s' "$name"
      { cat "/proc/$pid/cmdline" 2>/dev/null; } | encode
      printf '%s' "$program" | encode
      { cat "/proc/$pid/cgroup" 2>/dev/null; } | encode
      echo
    done
  done
}

tell_units() {
  if ! [ -d /run/systemd/system ]; then
    echo systemd no
    for name in mysql mysqld mariadb keepalived; do
      if [ -e "/etc/init.d/$name" ]; then echo "init $name"; fi
    done
    return
  fi
  echo systemd yes
  for unit in keepalived mysql mysqld mariadb $(instances) $(units_of_servers); do
    case $unit in *.service) ;; *) unit=$unit.service ;; esac
    tell unit systemctl show -p Id -p LoadState -p ExecStart -- "$unit"
  done
}

# Further servers, such as mysqld@3309.
instances() {
  $limit systemctl list-units --all --plain --no-legend --type=service \
    'mysql*@*' 'mariadb@*' 2>/dev/null </dev/null | {
    while read -r unit _; do printf '%s\n' "$unit"; done
  }
}

# Those that servers run in: their own, by whatever name, or that of who started them by hand.
units_of_servers() {
  for name in mysqld mariadbd; do
    for pid in $($limit pidof "$name" 2>/dev/null); do
      sed -n 's|.*/\([^/]*[.]service\).*|\1|p' "/proc/$pid/cgroup" 2>/dev/null
    done
  done | sort -u
}

# Where none runs: that of the path, or of the usual prefixes for a build by hand.
tell_keepalived() {
  if [ -z "$keepalived" ]; then
    for program in keepalived /usr/local/keepalived/sbin/keepalived /opt/keepalived/sbin/keepalived; do
      if command -v "$program" >/dev/null 2>&1; then keepalived=$program && break; fi
    done
  fi
  if [ -z "$keepalived" ]; then return; fi
  printf keepalived
  $limit "$keepalived" --version 2>&1 </dev/null | encode
  printf '\ndefault keepalived'
  $limit "$keepalived" --help 2>&1 </dev/null | encode
  echo
}

show() {
  root=
  if [ "$1" = sudo ] && [ "$(id -u)" != 0 ]; then root='sudo -n'; fi
  shift
  for pattern in "$@"; do show_all "$pattern"; done
  echo end
}

# Newlines in IFS only: a path may have spaces, and only the pattern is expanded.
show_all() {
  case $1 in
    *[*?[]*)
      IFS=
      set +f
      set -- $1
      set -f
      unset IFS
      ;;
  esac
  for path in "$@"; do
    seen=$((seen + 1))
    if [ "$seen" -le "$most_files" ]; then show_file "$path"; fi
  done
}

show_file() {
  content=
  if [ "$sent" -gt "$most_text" ]; then
    say_missing "$1"
    return
  elif [ -f "$1" ] && [ -r "$1" ]; then
    content=$($limit head -c "$most_bytes" "$1" 2>/dev/null | encode)
  elif [ -n "$root" ]; then
    content=$($limit $root cat "$1" 2>/dev/null </dev/null | head -c "$most_bytes" | encode)
    if [ "$content" = ' =' ]; then content=; fi
  fi
  if [ -z "$content" ]; then
    say_missing "$1"
    return
  fi
  sent=$((sent + ${#content}))
  printf file
  printf '%s' "$1" | encode
  printf '%s\n' "$content"
}

# A directory that can't be searched hides whether a file in it exists.
say_missing() {
  directory=${1%/*}
  if [ -e "$1" ] || [ -L "$1" ] || { [ -d "$directory" ] && ! [ -x "$directory" ]; }; then
    printf unreadable
  else
    printf absent
  fi
  printf '%s' "$1" | encode
  echo
}
