# What this host is like now, as lines key=value. No answer is an empty value.

probe() {
  printf '%s=%s\n' vip "$(has_vip && echo yes || echo no)" \
    keepalived "$(systemctl is-active keepalived)" server "$(systemctl is-active "$unit")" \
    cuts "$(cuts)" frozen "$(frozen && echo yes || echo no)" kept_down "$(kept_down)"
  server_answers >/dev/null 2>&1 || return 0
  printf '%s=%s\n' answers yes writable "$(is_writable && echo yes || echo no)" \
    replicates "$(replicates && echo yes || echo no)" gtids "$(gtids)"
}

server_pid() { systemctl show --property MainPID --value "$unit"; }

frozen() {
  local pid
  pid=$(server_pid)
  [[ $pid != 0 ]] && grep -q '^State:[[:space:]]*T' "/proc/$pid/status"
}

cuts() { nft -j list table inet pairkeeper_lab 2>/dev/null | grep -o '"comment": "[a-z-]*"' |
  cut -d '"' -f 4 | sort -u | paste -sd ' '; }

kept_down() {
  local service
  for service in keepalived "$unit"; do
    [[ -e /run/systemd/system/$service.service.d/zz-lab-keep-down.conf ]] && printf '%s ' "$service"
  done
  return 0
}

# What keepalived says it is; it logs a line each time that it is asked.
vrrp_state() {
  local file=/tmp/keepalived.json state
  rm -f "$file"
  systemctl kill --kill-who=main "--signal=$(keepalived --signum=JSON)" keepalived 2>/dev/null
  wait_until 3 'keepalived tells its data' grep -q '"state"' "$file"
  state=$(grep -o '"state": *[0-9]*' "$file" | head -n 1 | grep -o '[0-9]*$')
  case $state in
    0) echo INIT ;;
    1) echo BACKUP ;;
    2) echo MASTER ;;
    *) echo FAULT ;;
  esac
}

versions() {
  sql 'SELECT VERSION()'
  keepalived --version 2>&1 | grep -o 'v[0-9][0-9.]*' | head -n 1 | tr -d v
}

# Whether the pair is one that Pairkeeper has set up.
has_node_scripts() { compgen -G '/etc/pairkeeper/*/node.sh' >/dev/null; }
