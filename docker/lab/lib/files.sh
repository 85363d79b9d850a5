# The files that the lab puts onto a host: tree/base, tree/pair, keys. Written as a tar stream.

host_files() {
  local host=$1 root part parts=("base/$flavor")
  root=$(mktemp -d)
  [[ -n $bare ]] || parts+=(pair/all "pair/$flavor")
  for part in "${parts[@]}"; do
    cp -rp "$here/tree/$part/." "$root/"
  done
  # Git keeps no modes but the run bit.
  find "$root" -type f -exec chmod 644 {} +
  find "$root" -name '*.sh' -exec chmod 755 {} +
  find "$root" -name check.cnf -exec chmod 600 {} +
  render "$host" "$root"
  put_keys "$root" "$host"
  put_clone "$root"
  # Files only: an entry of a directory would change the owner of one that is there.
  (cd "$root" && find . -type f -print0 | tar --null --files-from=- --owner=0 --group=0 -c)
  rm -rf "$root"
}

# Replaces @WORDS@ in every file. The lab's own values hold no character that sed minds.
render() {
  local number=${1#db} priority
  priority=$(priority_of "$1")
  find "$2" -type f -exec sed -i -e "s|@HOST@|$1|g" -e "s|@OWN@|$(address_of "$1")|g" \
    -e "s|@PEER@|$(address_of "$(peer_of "$1")")|g" -e "s|@VIP@|$vip|g" \
    -e "s|@PREFIX_LENGTH@|$prefix_length|g" -e "s|@SERVER_ID@|$number|g" -e "s|@PRIORITY@|$priority|g" \
    -e "s|@VRID@|$virtual_router_id|g" -e "s|@VRRP_PASSWORD@|$vrrp_password|g" \
    -e "s|@MYSQL@|$mysql_client|g" -e "s|@OPEN@|$open_sql|g" -e "s|@CLOSE@|$close_sql|g" {} +
}

# The host's own key comes from the state, so that it stays when the host is made anew.
put_keys() {
  local home
  for home in root home/dba home/dbalook; do
    mkdir -p "$1/$home/.ssh"
    cp "$state/id_ed25519.pub" "$1/$home/.ssh/authorized_keys"
    chmod 644 "$1/$home/.ssh/authorized_keys"
  done
  mkdir -p "$1/etc/ssh"
  cp "$state/$2" "$1/etc/ssh/ssh_host_ed25519_key"
  cp "$state/$2.pub" "$1/etc/ssh/ssh_host_ed25519_key.pub"
}

# Two machines cloned from one share their server's UUID (failure 8 of the runbooks).
put_clone() {
  [[ -n $clone ]] || return 0
  mkdir -p "$1/var/lib/mysql"
  printf '[auto]\nserver-uuid=0c10ed00-0000-4000-8000-000000000001\n' >"$1/var/lib/mysql/auto.cnf"
  chmod 644 "$1/var/lib/mysql/auto.cnf"
}
