# lab writer: the yardstick. Watches on both hosts, writes from the client, then the verdict.

lab_writer() {
  local seconds=10 rate=200 settle=30 writers=1 transaction=0 timeouts=()
  while (($#)); do
    [[ ${2:-} =~ ^[0-9]+(\.[0-9]+)?$ ]] || die 2 "writer: $1 needs a number"
    case $1 in
      --seconds) seconds=$2 ;;
      --rate) rate=$2 ;;
      --writers) writers=${2%.*} ;;
      --transaction) transaction=$2 ;;
      --settle) settle=${2%.*} ;;
      --connect-timeout | --answer-timeout) timeouts+=("$1" "$2") ;;
      *) die 2 "writer: argument '$1' is unknown; see: lab help" ;;
    esac
    shift 2
  done
  ((writers > 0)) || die 2 'writer: --writers needs a number from 1'
  need_lab
  need_running client
  run_writer
}

run_writer() {
  local session folder watching=() writing
  begin_writing
  trap end_writing INT TERM
  while kill -0 "$writing" 2>/dev/null; do wait "$writing" || true; done
  trap - INT TERM
  judge_writing
}

# Sets session, folder, writing and watching of whoever calls it.
begin_writing() {
  local host
  session=$(tr -d - </proc/sys/kernel/random/uuid)
  folder=$state/runs/$session
  (umask 077 && mkdir -p "$folder")
  export LAB_APP_PASSWORD=$app_password
  prepare_writer
  for host in db1 db2; do
    watch_host "$host" &
    watching+=($!)
  done
  write_ledger &
  writing=$!
}

end_writing() { stop_python client "$folder/ledger"; }

# When the writing has ended.
judge_writing() {
  stop_watching "${watching[@]}"
  grep -q '^# end' "$folder/ledger" || die 1 "the writer broke off: $(tail -n 2 "$folder/writer.log")"
  print_verdict
}

# A pair that Pairkeeper set up on a bare lab has no account and no table for the writer yet.
prepare_writer() {
  local owner
  look
  for owner in db1 db2; do
    if [[ ${seen[$owner.vip]:-} == yes && ${seen[$owner.writable]:-} == yes ]]; then
      agent "$owner" make_ledger
    fi
  done
}

# In a session of its own, deaf to Ctrl-C, which run_writer passes on to the writer itself.
write_ledger() {
  trap '' INT TERM
  setsid docker exec --env LAB_APP_PASSWORD "$(container client)" python3 -c "$(cat "$here/writer/writer.py")" \
    --host "$vip" --session "$session" --seconds "$seconds" --rate "$rate" --writers "$writers" \
    --transaction "$transaction" "${timeouts[@]}" \
    >"$folder/ledger" 2>"$folder/writer.log"
}

# Also through a power cut: begins again as soon as the host runs.
watch_host() {
  trap '' INT TERM
  local deadline=$(($(now_ms) + ${seconds%.*} * 1000 + 60000))
  while (($(now_ms) < deadline)) && [[ ! -e $folder/watched ]]; do
    setsid docker exec --env LAB_APP_PASSWORD "$(container "$1")" python3 -c "$(cat "$here/writer/watch.py")" \
      --seconds $(((deadline - $(now_ms)) / 1000)) >>"$folder/$1.samples" 2>/dev/null || sleep 0.1
  done
}

stop_watching() {
  local host
  touch "$folder/watched"
  for host in db1 db2; do
    stop_python "$host" "$folder/$host.samples"
  done
  wait "$@"
}

# stop_python HOST FILE: ends the program that wrote its process id into the file.
stop_python() {
  local pid
  pid=$(grep -E '^# ?pid' "$2" | tail -n 1 | grep -oE '[0-9]+$') || return 0
  docker exec "$(container "$1")" kill -TERM "$pid" 2>/dev/null || true
}

# Waits until both nodes hold what was acknowledged, as long as that can still come true.
print_verdict() {
  local deadline=$(($(now_ms) + settle * 1000)) waiting verdict
  while :; do
    waiting=''
    fetch_rows db1
    fetch_rows db2
    docker cp "$folder" "$(container client):/run/" >/dev/null
    verdict=$(on client python3 -c "$(cat "$here/writer/verdict.py")" "/run/$session" --rate "$rate" \
      --writers "$writers" --transaction "$transaction") ||
      { (($? == 3)) && waiting=yes; }
    if [[ -z $waiting ]] || (($(now_ms) >= deadline)); then break; fi
    sleep 0.2
  done
  on client rm -rf "/run/$session"
  printf '%s\n' "$verdict" | tee "$folder/verdict.json"
}

# A server that is off or was stopped will not come back by itself; any other is waited for.
fetch_rows() {
  rm -f "$folder/$1.rows"
  is_running "$1" || return 0
  if agent "$1" ledger_rows "$session" >"$folder/$1.part" 2>/dev/null; then
    mv "$folder/$1.part" "$folder/$1.rows"
  elif agent "$1" may_come_back; then
    waiting=yes
  fi
}
