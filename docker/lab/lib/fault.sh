# Faults, each on one host, and their ends.

lab_cut() {
  need_host "${1:-}"
  case ${2:-} in
    vrrp | vrrp-in | vrrp-out | replication | ssh | mysql | panel | all) ;;
    '') die 2 'cut: what is missing; use vrrp, vrrp-in, vrrp-out, replication, ssh, mysql, panel or all' ;;
    *) die 2 "cut: '$2' is unknown; use vrrp, vrrp-in, vrrp-out, replication, ssh, mysql, panel or all" ;;
  esac
  on_host "$1" cut_off "$2"
}

lab_heal() {
  need_host "${1:-}"
  on_host "$1" heal
}

lab_kill() {
  need_process "$@"
  local mode=''
  case ${3:-} in
    --keep-down) mode=keep-down ;;
    '') ;;
    *) die 2 "kill: argument '$3' is unknown; use --keep-down, or nothing" ;;
  esac
  on_host "$1" kill_process "$2" "$mode"
}

lab_freeze() { need_process "$@" && on_host "$1" signal_process "$2" STOP; }
lab_start() { need_process "$@" && on_host "$1" start_process "$2"; }
lab_stop() { need_process "$@" && on_host "$1" stop_process "$2"; }

lab_thaw() {
  need_process "${1:-}" "${2:-mysqld}"
  on_host "$1" signal_process "${2:-mysqld}" CONT
}

lab_power_off() {
  need_host "${1:-}"
  need_lab
  need_running "$1"
  docker kill "$(container "$1")" >/dev/null
}

# Returns as soon as the host runs; what it starts by itself takes a few seconds more.
lab_power_on() {
  need_host "${1:-}"
  need_lab
  is_running "$1" || docker start "$(container "$1")" >/dev/null
}

on_host() {
  need_lab
  need_running "$1"
  agent "$@"
}

need_process() {
  need_host "${1:-}"
  case ${2:-} in
    mysqld | keepalived) ;;
    '') die 2 "the process is missing; use mysqld or keepalived" ;;
    *) die 2 "process '$2' is unknown; use mysqld or keepalived" ;;
  esac
}
