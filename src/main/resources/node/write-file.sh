#!/bin/sh
# Called by the panel, as root: sh -c "$(cat write-file.sh)" write-file PATH MODE OWNER BEFORE AFTER SAVED <CONTENT
# Gives a file its content, wholly or not at all. MODE and OWNER: '-' keeps those of the file there.
# BEFORE: the SHA-256 that is expected there, '-' for no file; AFTER: that of the content.
# SAVED: where the file that is there is copied to first, '-' for nowhere; a copy that is there stays.
# Exit: 0 done, or it had been done; 3 the file is another than expected; else nothing was changed.
set -eu
path=$1 mode=$2 owner=$3 before=$4 after=$5 saved=$6

digest() {
  if [ -e "$1" ]; then sha256sum <"$1" | cut -d ' ' -f 1; else echo -; fi
}

umask 022
[ ! -L "$path" ] || path=$(readlink -f "$path")
mkdir -p "$(dirname "$path")"
found=$(digest "$path")
if [ "$found" != "$before" ] && [ "$found" != "$after" ]; then
  echo "$path is another than expected: somebody changed it meanwhile" >&2
  exit 3
fi

new=$(mktemp "$path.XXXXXX")
trap 'rm -f "$new"' EXIT
cat >"$new"
if [ "$(digest "$new")" != "$after" ]; then
  echo "what arrived for $path is not what was sent" >&2
  exit 1
fi
if [ "$saved" != - ] && [ "$found" = "$before" ] && [ ! -e "$saved" ]; then
  (umask 077 && mkdir -p "$(dirname "$saved")")
  cp -p "$path" "$saved"
fi
if [ "$mode" = - ]; then
  chmod --reference="$path" "$new"
  chown --reference="$path" "$new"
else
  chmod "$mode" "$new"
  chown "$owner" "$new"
fi
sync "$new" 2>/dev/null || sync
mv -f "$new" "$path"
trap - EXIT
if command -v restorecon >/dev/null 2>&1; then restorecon "$path" || true; fi
