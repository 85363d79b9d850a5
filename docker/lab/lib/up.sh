# lab up and lab down: network, containers, and the hand-made pair.

lab_up() {
  local flavor=mysql97 bare='' clone='' started
  started=$(now_ms)
  while (($#)); do
    case $1 in
      --flavor)
        (($# > 1)) || die 2 '--flavor needs a value, such as mysql97'
        flavor=$2
        shift
        ;;
      --bare) bare=yes ;;
      --clone) clone=yes ;;
      *) die 2 "up: argument '$1' is unknown; see: lab help" ;;
    esac
    shift
  done
  use_flavor "$flavor"
  [[ -z $clone || $flavor != mariadb* ]] || die 2 '--clone is for MySQL; MariaDB has no server UUID'
  need_docker
  [[ ! -s $state/settings ]] ||
    die 1 "lab '$lab_name' is there already; see lab status, or remove it first: lab down --name $lab_name"
  remove_lab
  (umask 077 && mkdir -p "$state")
  ensure_images
  trap 'say "lab: up failed; what was made is removed"; remove_lab' EXIT
  make_network
  make_keys
  start_containers
  both set_up_host "$dbapass_password"
  finish_hosts
  write_settings
  describe_lab
  trap - EXIT
  say "lab '$lab_name' is up after $(seconds_since "$started") s"
}

make_network() {
  local n range
  range=$(if [[ $lab_name == lab ]]; then echo 0; else seq 1 254; fi)
  for n in $range; do
    docker network create --subnet "172.30.$n.0/24" --label "pairkeeper.lab.network=$n" \
      "$prefix" >/dev/null 2>"$state/network.log" || continue
    network=172.30.$n.0/24 prefix_length=24 vip=172.30.$n.100
    db1=172.30.$n.11 db2=172.30.$n.12 client=172.30.$n.20
    return
  done
  die 1 "no network 172.30.N.0/24 is free for lab '$lab_name': $(tail -n 1 "$state/network.log");" \
    'end a lab with: lab down --name NAME'
}

make_keys() {
  local key host
  for key in id_ed25519 db1 db2; do
    ssh-keygen -q -t ed25519 -N '' -C "$prefix" -f "$state/$key"
  done
  for host in db1 db2; do
    printf '%s %s\n' "$(address_of "$host")" "$(host_key "$host")"
  done >"$state/known_hosts"
}

write_settings() {
  (umask 077 && printf '%s=%q\n' flavor "$flavor" bare "$bare" clone "$clone" network "$network" \
    prefix_length "$prefix_length" vip "$vip" db1 "$db1" db2 "$db2" client "$client" >"$state/settings")
}

start_containers() {
  local host pids=() pid
  for host in db1 db2; do
    start_host "$host" &
    pids+=($!)
  done
  start_client &
  pids+=($!)
  for pid in "${pids[@]}"; do
    wait "$pid" || die 1 "a container of lab '$lab_name' did not start; what Docker said stands above"
  done
}

common_options() {
  printf '%s\n' --name "$(container "$1")" --hostname "$1" --network "$prefix" --network-alias "$1" \
    --ip "$(address_of "$1")" --label "pairkeeper.lab=$lab_name" \
    --add-host "db1:$db1" --add-host "db2:$db2" --add-host "client:$client"
}

start_host() {
  local options
  mapfile -t options < <(common_options "$1")
  docker create "${options[@]}" --env "LAB_HOST_ID=$(container "$1")" --cgroupns=private \
    --sysctl net.ipv4.ip_forward=0 --sysctl net.ipv4.conf.all.accept_redirects=0 \
    --cap-add SYS_ADMIN --cap-add NET_ADMIN --cap-add NET_RAW --cap-add SYS_NICE \
    --security-opt seccomp=unconfined --security-opt apparmor=unconfined \
    --tmpfs /run:exec --tmpfs /tmp:exec,mode=1777 "$(host_image)" >/dev/null
  host_files "$1" | docker cp - "$(container "$1"):/"
  docker start "$(container "$1")" >/dev/null
}

start_client() {
  local options
  mapfile -t options < <(common_options client)
  docker create "${options[@]}" --init "$(client_image)" sleep infinity >/dev/null
  docker start "$(container client)" >/dev/null
}

finish_hosts() {
  if [[ -n $bare ]]; then
    both make_accounts
  else
    make_pair
    both keep_baseline
  fi
}

# As a runbook would: both empty, accounts, each pointed at the other, keepalived, a round trip.
make_pair() {
  both empty_node
  both follow_peer &
  local following=$!
  agent db1 start_keepalived
  wait "$following"
  agent db1 wait_for_vip
  agent db2 start_keepalived
  agent db1 make_ledger
  # Equal server UUIDs keep replication from running: that is what --clone is for.
  [[ -n $clone ]] || settle 40
}

lab_down() {
  need_docker
  remove_lab
  say "lab '$lab_name' is gone"
}

remove_lab() {
  remove_containers
  docker network rm "$prefix" >/dev/null 2>&1 || true
  rm -rf "$state"
}

remove_containers() {
  docker rm --force --volumes "$(container db1)" "$(container db2)" "$(container client)" \
    >/dev/null 2>&1 || true
}
