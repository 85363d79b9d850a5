# lab bench: how long writes fail when the pair's owner changes, measured again and again.

lab_bench() {
  local deed=${1:-} runs=20 rate=200 writers=1 transaction=0 pair=$lab_name panel=http://localhost:8080 json=''
  local seconds=300 settle=40 timeouts=() benched
  case $deed in
    switchover | crash | stop | power-off) shift ;;
    '') die 2 'bench: what is missing; use switchover, crash, stop or power-off' ;;
    *) die 2 "bench: '$deed' is unknown; use switchover, crash, stop or power-off" ;;
  esac
  bench_options "$@"
  need_lab
  need_running client
  need_bench_pair
  benched=$state/benches/$(date -u +%Y%m%dT%H%M%SZ)-$deed
  (umask 077 && mkdir -p "$benched")
  describe_bench >"$benched/bench.json"
  trap finish_bench EXIT
  bench_runs
  trap - EXIT
  finish_bench
}

bench_options() {
  while (($#)); do
    (($# > 1)) || die 2 "bench: $1 needs a value"
    case $1 in
      --runs | --rate | --writers)
        [[ $2 =~ ^[1-9][0-9]*$ ]] || die 2 "bench: $1 needs a number from 1"
        ;;&
      --transaction) [[ $2 =~ ^[0-9]+(\.[0-9]+)?$ ]] || die 2 "bench: $1 needs seconds" ;;&
      --runs) runs=$2 ;;
      --rate) rate=$2 ;;
      --writers) writers=$2 ;;
      --transaction) transaction=$2 ;;
      --pair) pair=$2 ;;
      --panel) panel=$2 ;;
      --json) json=$2 ;;
      *) die 2 "bench: argument '$1' is unknown; see: lab help" ;;
    esac
    shift 2
  done
}

# Python runs here, not on the client: the panel may listen on this machine only.
need_bench_pair() {
  command -v python3 >/dev/null || die 3 'python3 is not installed; bench needs it'
  [[ $deed != switchover ]] || need_panel
  power_all_on
  { agent db1 has_node_scripts && agent db2 has_node_scripts; } || tell_how_to_set_up
}

need_panel() {
  [[ -n ${PAIRKEEPER_ADMIN_PASSWORD:-} ]] ||
    die 2 'bench switchover: the password of the panel is missing; set PAIRKEEPER_ADMIN_PASSWORD'
  local code=0
  ask_panel || code=$?
  [[ $code != 4 ]] || tell_how_to_set_up
  [[ $code == 0 ]] || exit 1
}

# ask_panel [OPERATION]
ask_panel() { python3 "$here/bench/panel.py" "$panel" "$pair" "$@"; }

tell_how_to_set_up() {
  die 1 "the pair of lab '$lab_name' is not one that Pairkeeper has set up. On a lab made by lab up --bare:
  $(lab_curl | sed "s|http://localhost:8080|$panel|")
  curl -u admin -H 'Content-Type: application/json' -d '{\"operation\": \"SET_UP\", \"parameters\": {}}' \\
    $panel/api/v1/pairs/$pair/plans
  curl -u admin -X POST $panel/api/v1/plans/ID/run    # with the id that this printed"
}

describe_bench() {
  local versions
  mapfile -t versions < <(agent db1 versions)
  cat <<JSON
{
  "bench": "$deed", "date": "$(date -u +%Y-%m-%dT%H:%M:%SZ)", "flavor": "$flavor",
  "server": $(json_string "${versions[0]:-}"), "keepalived": $(json_string "${versions[1]:-}"),
  "wantedRuns": $runs, "rate": $rate, "writers": $writers, "transactionSeconds": $transaction,
  "cores": $(nproc), "cpu": $(json_string "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"),
  "kernel": "$(uname -r)", "loadAverage": $(cut -d ' ' -f 1 /proc/loadavg)
}
JSON
}

bench_runs() {
  local run owner was_owner session folder watching writing operation verdict
  for ((run = 1; run <= runs; run++)); do
    await_bench_pair 60
    session='' watching=() operation=null
    begin_writing
    await_writes
    "do_${deed//-/_}"
    await_bench_pair 60
    sleep 0.5
    end_writing
    wait "$writing" || true
    writing=''
    judge_writing >"$benched/verdict"
    verdict=$(<"$benched/verdict")
    printf '{"run": %d, "owner": "%s", "session": "%s", "operation": %s, "verdict": %s}\n' \
      "$run" "$was_owner" "$session" "$operation" "$verdict" >"$benched/$(printf %03d "$run").json"
    say "run $run: $(grep -o '"longestGapMilliseconds": [0-9.]*' <<<"$verdict" | grep -o '[0-9.]*$') ms" \
      "without an acknowledged write, VIP $was_owner to $owner"
  done
}

# However it ends: the writer is ended, and what was measured is told.
finish_bench() {
  local options=()
  if [[ -n ${writing:-} ]]; then
    end_writing
    stop_watching "${watching[@]}" || true
  fi
  [[ -z $json ]] || options+=(--json "$json")
  python3 "$here/bench/report.py" "$benched" "${options[@]}"
}

# Until the writer was acknowledged for a second.
await_writes() {
  local deadline=$(($(now_ms) + 15000)) wanted=$((rate < 200 ? rate : 200))
  until [[ $(grep -c ' A ' "$folder/ledger" 2>/dev/null) -ge wanted ]]; do
    (($(now_ms) < deadline)) ||
      die 1 "no writes come through the VIP: $(tail -n 2 "$folder/ledger" "$folder/writer.log")"
    sleep 0.2
  done
}

do_switchover() { operation=$(ask_panel SWITCHOVER) || exit 1; }

do_crash() {
  agent "$owner" kill_process mysqld ''
  sleep 3
}

do_stop() {
  agent "$owner" stop_process mysqld
  sleep 1
  agent "$owner" start_process mysqld
}

do_power_off() {
  docker kill "$(container "$owner")" >/dev/null
  sleep 4
  docker start "$(container "$owner")" >/dev/null
}

# await_bench_pair SECONDS: sets owner to the one that has the VIP and takes writes, and was_owner to
# the one before, as soon as the other is a standby that may take over.
await_bench_pair() {
  local deadline=$(($(now_ms) + $1 * 1000)) wrong
  was_owner=${owner:-}
  while look 2>/dev/null && owner=$(vip_owner) && wrong=$(bench_ailments || true) && [[ -n $wrong ]]; do
    (($(now_ms) < deadline)) || die 1 "the pair is not well after $1 s: $(paste -sd ';' <<<"$wrong")"
    sleep 0.5
  done
}

vip_owner() { if [[ ${seen[db2.vip]:-} == yes ]]; then echo db2; else echo db1; fi; }

# While there are writes, the two never hold the same transactions.
bench_ailments() {
  seen[db1.gtids]='' seen[db2.gtids]=''
  local standby wrong
  standby=$(peer_of "$owner")
  wrong=$(ailments "$owner" || true)
  [[ -z $wrong ]] || { echo "$wrong" && return; }
  wrong=$(agent "$standby" vrrp_state)
  [[ $wrong == BACKUP ]] || echo "keepalived of $standby is in state $wrong"
}
