#!/bin/sh
# Installs packages for a set-up, or takes them away again. Pairkeeper puts it onto the
# host for one set-up and removes it again; root runs
#
#   packages install TOOL FOLDER NAME...   from the host's repositories
#   packages files TOOL FOLDER             from the files in FOLDER, without a network
#   packages remove TOOL FOLDER            what those two installed, and nothing else
#
# TOOL     apt, dnf or yum
# FOLDER   mode 0700, root's; keeps the files before (what was known to the host) and
#          came (what was installed)
#
# Exit codes: 0 done, or there was nothing to do; 1 not, the last line says why. May be
# run again after it failed or was cut off.
#
# What is there stays as it is: where the host would have to remove or upgrade a package
# for it, nothing is done. Nothing asks, no restart of services is looked for, and
# keepalived is not started, whatever configuration it may find.
# shellcheck disable=SC2086  # $offline and $needed are words
set -u

# Seconds that the tool may take, and of those that another run of it is waited for.
install_limit=480
lock_limit=120
remove_limit=45
remove_lock_limit=20

main() {
  task=$1 tool=$2 folder=$3
  shift 3
  LC_ALL=C
  PATH=$PATH:/usr/sbin:/sbin
  DEBIAN_FRONTEND=noninteractive
  NEEDRESTART_SUSPEND=1
  export LC_ALL PATH DEBIAN_FRONTEND NEEDRESTART_SUSPEND
  umask 022
  trap 'exit 1' HUP INT TERM
  offline=
  case $task in
    install) install_new "$@" ;;
    files) install_files ;;
    remove) remove_came ;;
  esac
}

fail() {
  echo "$*"
  exit 1
}

install_new() {
  remember
  rest_keepalived
  "harm_by_$tool" "$@" >"$folder/harm"
  if [ -s "$folder/harm" ]; then
    fail "for that, packages that are there would be removed or changed: $(one_line "$folder/harm")"
  fi
  "install_by_$tool" "$@" >"$folder/said" 2>&1 || said=failed
  came >"$folder/came.new" && mv "$folder/came.new" "$folder/came"
  if [ "${said:-}" = failed ]; then fail "$(tail -n 15 "$folder/said")"; fi
  echo "installed: $(one_line "$folder/came")"
}

one_line() { tr '\n' ' ' <"$1"; }

# Each package with its state; one whose files are gone may still have its configuration.
listed() {
  if [ "$tool" = apt ]; then
    dpkg-query -W -f '${db:Status-Status} ${Package}\n'
  else
    rpm -qa --queryformat 'installed %{NAME}\n'
  fi | grep -v '^not-installed ' | sort -u
}

# As it was before the first of several runs.
remember() {
  [ ! -s "$folder/before" ] || return 0
  listed >"$folder/before.new"
  [ -s "$folder/before.new" ] || fail "the packages of this host can't be listed"
  mv "$folder/before.new" "$folder/before"
}

names_there() { sed -n '/^config-files /!s/^[^ ]* //p' | sort -u; }

came() {
  names_there <"$folder/before" >"$folder/there"
  listed | names_there | grep -vxF -f "$folder/there"
  return 0
}

# systemd starts nothing that is masked. A configuration that somebody left there would
# bring up its VIP.
rest_keepalived() {
  if [ ! -d /run/systemd/system ] || command -v keepalived >/dev/null; then return; fi
  trap 'systemctl unmask --runtime --quiet keepalived.service 2>/dev/null' EXIT
  systemctl mask --runtime --quiet keepalived.service 2>/dev/null
}

install_files() {
  case $tool in
    apt)
      ending=deb
      offline='-o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null'
      ;;
    *)
      ending=rpm
      offline='-C --disablerepo=*'
      ;;
  esac
  listed | names_there >"$folder/there"
  set --
  for file in "$folder"/*."$ending"; do
    name=$(name_in "$file") || fail "$file can't be read"
    grep -qxF "$name" "$folder/there" || set -- "$@" "$file"
  done
  if [ $# = 0 ]; then
    echo 'all of them are there'
  else
    install_new "$@"
  fi
}

name_in() {
  if [ "$tool" = apt ]; then
    dpkg-deb -f "$1" Package
  else
    rpm -qp --queryformat '%{NAME}' "$1" 2>/dev/null
  fi
}

remove_came() {
  [ -s "$folder/before" ] || return 0
  [ -e "$folder/came" ] || came >"$folder/came"
  listed | names_there | grep -xF -f "$folder/came" >"$folder/leaving" || return 0
  set --
  while read -r name; do set -- "$@" "$name"; done <"$folder/leaving"
  "remove_by_$tool" "$@" >"$folder/said" 2>&1 || fail "$(tail -n 15 "$folder/said")"
  echo "removed: $*"
}

# apt_get LIMIT LOCK ARGUMENT...
apt_get() {
  limit=$1 lock=$2
  shift 2
  timeout -k 20 "$limit" apt-get -y --no-install-recommends -o DPkg::Lock::Timeout="$lock" \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
    -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 \
    "$@" </dev/null
}

harm_by_apt() {
  apt_get 60 0 --simulate $offline install "$@" 2>/dev/null |
    sed -n -e 's/^Remv \([^ ]*\).*/\1/p' -e 's/^Inst \([^ ]*\) \[.*/\1/p'
}

install_by_apt() { apt_get "$install_limit" "$lock_limit" $offline install "$@"; }

# What others installed meanwhile may need them. A configuration that was there before stays.
remove_by_apt() {
  needed=$(apt_get 20 0 --simulate remove "$@" | sed -n 's/^Remv \([^ ]*\).*/\1/p' |
    grep -vxF -f "$folder/leaving")
  if [ -n "$needed" ]; then
    echo "they stay, as others need them by now:" $needed
    return 1
  fi
  if [ -n "$(ls /var/lib/dpkg/updates 2>/dev/null)" ]; then dpkg --configure -a --force-confold; fi
  apt_get "$remove_limit" "$remove_lock_limit" remove "$@" || return 1
  for name; do
    grep -qxF "config-files $name" "$folder/before" || dpkg --purge "$name" || return 1
  done
}

# dnf_or_yum LIMIT ARGUMENT...
dnf_or_yum() {
  limit=$1
  shift
  timeout -k 20 "$limit" "$tool" --setopt=timeout=20 --setopt=retries=2 "$@" </dev/null
}

# A plan lists under headings what it would do.
harm_by_dnf() {
  dnf_or_yum 120 --assumeno $offline install "$@" 2>/dev/null | awk '
    /^(Upgrading|Updating|Downgrading|Removing|Reinstalling)( .*)?:$/ { harm = 1; next }
    /^[^ ]/ { harm = 0 }
    harm { print $1 }'
}

harm_by_yum() { harm_by_dnf "$@"; }

install_by_dnf() {
  dnf_or_yum "$install_limit" -y --setopt=install_weak_deps=False $offline install "$@"
}

install_by_yum() { dnf_or_yum "$install_limit" -y $offline install "$@"; }

remove_by_dnf() {
  dnf_or_yum "$remove_limit" -y --setopt=clean_requirements_on_remove=False remove "$@"
}

remove_by_yum() { remove_by_dnf "$@"; }

main "$@"
