# lab reset: the lab as lab up left it, fast enough to run between tests.

lab_reset() {
  local hard='' started
  started=$(now_ms)
  case ${1:-} in
    --hard) hard=yes ;;
    '') ;;
    *) die 2 "reset: argument '$1' is unknown; use --hard, or nothing" ;;
  esac
  need_lab
  if [[ -n $hard$bare$clone ]] || ! mend_lab; then
    recreate_hosts
  fi
  say "lab '$lab_name' is reset after $(seconds_since "$started") s"
}

# Fails when only new hosts will do.
mend_lab() {
  local needed
  power_all_on
  needed=$(both mend) || die 1 "lab '$lab_name' could not be mended; try: lab reset --hard --name $lab_name"
  [[ $needed != *recreate* ]] || return 1
  if [[ $needed == *rebuild* ]] || ! replicates_again; then
    say 'accounts, tables or transactions differ: making the pair anew'
    both empty_node
    both follow_peer
    place_vip
    agent db1 make_ledger
    agent db2 has_gtids "$(agent db1 gtids)" 10
    both keep_fingerprint
  else
    place_vip
    agent db1 clear_ledger
  fi
  settle 40
}

power_all_on() {
  local host pids=()
  for host in db1 db2 client; do
    is_running "$host" && continue
    docker start "$(container "$host")" >/dev/null &
    pids+=($!)
  done
  [[ ${#pids[@]} == 0 ]] || wait "${pids[@]}"
}

# Both threads run on both sides, and each holds what the other has.
replicates_again() {
  both start_replication || return 1
  local deadline=$(($(now_ms) + 5000))
  while look; do
    if [[ ${seen[db1.replicates]:-} == yes && ${seen[db2.replicates]:-} == yes &&
      ${seen[db1.gtids]} == "${seen[db2.gtids]}" ]]; then
      return
    fi
    (($(now_ms) < deadline)) || return 1
    sleep 0.2
  done
}

place_vip() {
  look
  if [[ ${seen[db2.vip]} == yes || ${seen[db1.vip]} == no ]]; then
    agent db2 stop_process keepalived
    agent db1 wait_for_vip
    agent db2 start_keepalived
  fi
  agent db2 close_server
  agent db1 open_server
}

recreate_hosts() {
  remove_containers
  start_containers
  both set_up_host "$dbapass_password"
  finish_hosts
}
