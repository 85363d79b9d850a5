#!/bin/sh
# The part of observe.sh that looks at files; Pairkeeper puts it behind that one,
# which says who calls it with what. It sets
#
#   files         SHA256 MODE OWNER PATH of keepalived.conf, of what it includes
#                 and of what these name, a line each; what scripts write for keepalived
#                 to watch is none of it
#   files_hidden  CODE [PATH] for each thing that could not be learned of them
#
# and reads them again only when their stat, or that of a folder from which files
# are included, is not what it was.
# shellcheck disable=SC2086,SC2154  # words of a command line; set by observe.sh

look_at_files() {
  case $stats in "$data "*) stats=${stats#*"$newline"} ;; esac
  if [ "$stats" != "$known_stats" ] || { [ -n "$files_hidden" ] && [ -n "$asked" ]; }; then
    files='' files_hidden='' paths='' named='' count=0
    pending=$config
    while [ -n "$pending" ]; do
      path=${pending%% *}
      pending=${pending#"$path"}
      pending=${pending# }
      if is_new "$path"; then read_config "$path"; fi
    done
    for path in $named; do
      if is_new "$path" && [ -f "$path" ]; then read_script "$path"; fi
    done
    known_stats=$(stat -L -c "$facts" $paths 2>/dev/null)
  fi
  say files "$files"
}

# Each path once, and 64 files at most.
is_new() {
  case " $paths " in *" $1 "*) return 1 ;; esac
  if [ "$count" -ge 64 ]; then
    case $files_hidden in *files-too-many*) ;; *) hide_file files-too-many ;; esac
    return 1
  fi
  paths="$paths $1"
}

hide_file() {
  files_hidden=$files_hidden$1$newline
}

add_file() {
  count=$((count + 1))
  files="$files${1%% *} $(stat -L -c '%a %U' "$2") $2$newline"
}

add_unreadable() {
  hide_file "file-unreadable $1"
  add_file - "$1"
}

read_script() {
  if [ -r "$1" ]; then reader=''; else reader=$root; fi
  if { [ -r "$1" ] || { [ -n "$reader" ] && $limit $reader cat "$1" >/dev/null 2>&1; }; } &&
    sum=$($limit $reader cat "$1" 2>/dev/null | $limit sha256sum); then
    add_file "$sum" "$1"
  else
    add_unreadable "$1"
  fi
}

# keepalived does not read what follows a NUL on its line: a comment, as it were.
read_config() {
  if ! [ -f "$1" ]; then return; fi
  read_script "$1"
  text=$($limit $reader cat "$1" 2>/dev/null | tr '\0' '#' | sed 's/[#!].*//')
  named="$named $(printf '%s' "$text" |
    grep -o '/[A-Za-z][A-Za-z0-9_.@+/-]*' | grep '^/' | sort -u |
    grep -v -E '^/((usr/)?(s?bin|lib|lib64)|dev|proc|sys|run|var/run|var/lib/pairkeeper|tmp)(/|$)')"
  for pattern in $(printf '%s\n' "$text" |
    sed -n 's/^[[:blank:]]*include[rmwba]\{0,1\}[[:blank:]]\{1,\}//p'); do
    find_included "${1%/*}" "$pattern"
  done
}

# A relative path is relative to the file that includes it. The directory is
# watched, because a file that comes into it may match.
find_included() {
  pattern=${2#\"}
  pattern=${pattern%\"}
  case $pattern in /*) ;; *) pattern=$1/$pattern ;; esac
  directory=${pattern%/*}
  case " $paths " in *" $directory "*) ;; *) paths="$paths $directory" ;; esac
  found=
  set +f
  for path in $pattern; do
    if [ -f "$path" ]; then
      found=yes
      pending="$pending $path"
    fi
  done
  set -f
  if [ -z "$found" ] && ! is_open "$directory"; then hide_file "file-unreadable $pattern"; fi
}

# Whether it can be seen what is in a directory, or that there is none.
is_open() {
  if [ -d "$1" ]; then [ -r "$1" ] && [ -x "$1" ]; else [ -x "${1%/*}" ]; fi
}
