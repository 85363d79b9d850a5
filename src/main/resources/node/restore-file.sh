#!/bin/sh
# Called by the panel, as root: sh -c "$(cat restore-file.sh)" restore-file PATH BEFORE SAVED
# Brings a file back as it was: from its copy SAVED, or away where BEFORE is '-'.
# BEFORE: the SHA-256 that it had. Exit: 0 it is as it was; else it is not, and a line says why.
set -eu
path=$1 before=$2 saved=$3

[ ! -L "$path" ] || path=$(readlink -f "$path")
if [ "$before" = - ]; then
  rm -f "$path"
  exit 0
fi
if [ -e "$path" ] && [ "$(sha256sum <"$path" | cut -d ' ' -f 1)" = "$before" ]; then
  exit 0
fi
if [ ! -e "$saved" ]; then
  echo "there is no copy $saved to bring $path back from" >&2
  exit 1
fi
new=$(mktemp "$path.XXXXXX")
trap 'rm -f "$new"' EXIT
cp -p "$saved" "$new"
sync "$new" 2>/dev/null || sync
mv -f "$new" "$path"
trap - EXIT
if command -v restorecon >/dev/null 2>&1; then restorecon "$path" || true; fi
