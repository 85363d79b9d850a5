# What the lab is like, and waiting until the hand-made pair is well.

# look: fills the map seen[HOST.KEY] from both hosts at once.
declare -A seen
look() {
  local host line directory asking=()
  directory=$(mktemp -d)
  for host in db1 db2; do
    is_running "$host" || continue
    agent "$host" probe >"$directory/$host" &
    asking+=($!)
  done
  [[ ${#asking[@]} == 0 ]] || wait "${asking[@]}" || true
  seen=()
  for host in db1 db2; do
    [[ -s $directory/$host ]] || continue
    seen[$host.up]=yes
    while IFS= read -r line; do
      seen[$host.${line%%=*}]=${line#*=}
    done <"$directory/$host"
  done
  rm -rf "$directory"
}

# ailments: what is wrong with the pair that look saw, a line each. OWNER is who should have the VIP.
ailments() {
  local owner=$1 host standby
  standby=$(peer_of "$owner")
  for host in db1 db2; do
    is_so "$host.up" yes "$host is powered off" || continue
    is_so "$host.answers" yes "$host's server does not answer" || continue
    is_so "$host.keepalived" active "$host's keepalived does not run"
    is_so "$host.replicates" yes "$host does not replicate from $(peer_of "$host")"
    is_so "$host.cuts" '' "$host is cut: ${seen[$host.cuts]:-}"
  done
  is_so "$owner.vip" yes "$owner does not have the VIP"
  is_so "$standby.vip" no "$standby has the VIP"
  is_so "$owner.writable" yes "$owner is not writable"
  is_so "$standby.writable" no "$standby is writable"
  [[ ${seen[db1.gtids]:-} == "${seen[db2.gtids]:-}" ]] ||
    echo "the nodes do not hold the same transactions: db1 ${seen[db1.gtids]:-}, db2 ${seen[db2.gtids]:-}"
}

is_so() {
  [[ ${seen[$1]:-} == "$2" ]] && return
  echo "$3"
  return 1
}

# settle SECONDS: waits until db1 owns a healthy pair.
settle() {
  local deadline=$(($(now_ms) + $1 * 1000)) wrong
  while look && wrong=$(ailments db1 || true) && [[ -n $wrong ]]; do
    (($(now_ms) < deadline)) || die 1 "lab '$lab_name' is not well after $1 s: $(paste -sd ';' <<<"$wrong")"
    sleep 0.2
  done
}

lab_status() {
  need_lab
  local host wrong owner=db1
  look
  printf 'lab %s: %s%s, VIP %s/%s\n' "$lab_name" "$flavor" "${bare:+, bare}" "$vip" "$prefix_length"
  for host in db1 db2; do
    status_line "$host"
  done
  printf '%-7s %-13s %s\n' client "$client" "$(is_running client && echo up || echo 'powered off')"
  [[ -z $bare ]] || return 0
  if [[ ${seen[db1.vip]:-} != yes && ${seen[db2.vip]:-} == yes ]]; then owner=db2; fi
  wrong=$(ailments "$owner" || true)
  printf '%s\n' "${wrong:-healthy}"
}

status_line() {
  local host=$1
  if [[ -z ${seen[$host.up]:-} ]]; then
    printf '%-7s %-13s powered off\n' "$host" "$(address_of "$host")"
    return
  fi
  printf '%-7s %-13s server %s%s, %s, %s, keepalived %s%s\n' "$host" "$(address_of "$host")" \
    "${seen[$host.server]}" "$([[ ${seen[$host.frozen]} == yes ]] && echo ' (frozen)')" \
    "$(writable_word "${seen[$host.writable]:-}")" \
    "$([[ ${seen[$host.vip]} == yes ]] && echo 'has the VIP' || echo 'no VIP')" \
    "${seen[$host.keepalived]}" \
    "${seen[$host.cuts]:+, cut: ${seen[$host.cuts]}}"
}

writable_word() {
  case $1 in
    yes) echo writable ;;
    no) echo read-only ;;
    *) echo 'no answer' ;;
  esac
}
