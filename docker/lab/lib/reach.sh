# lab ssh and lab sql: ways onto a host.

lab_ssh() {
  need_host "${1:-}"
  need_lab
  need_running "$1"
  local host=$1
  shift
  exec ssh -i "$state/id_ed25519" -o IdentitiesOnly=yes -o BatchMode=yes -o ConnectTimeout=5 \
    -o "UserKnownHostsFile=$state/known_hosts" "root@$(address_of "$host")" "$@"
}

lab_sql() {
  need_host "${1:-}"
  need_lab
  need_running "$1"
  local options=(--interactive)
  if (($# > 1)); then
    docker exec "$(container "$1")" "$mysql_client" --table -e "$2"
  else
    [[ -t 0 && -t 1 ]] && options+=(--tty)
    docker exec "${options[@]}" "$(container "$1")" "$mysql_client"
  fi
}
