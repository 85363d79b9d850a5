# What every verb needs: errors, names, state of a lab, and running things on its hosts.

say() { printf '%s\n' "$*" >&2; }

# die EXIT_CODE SENTENCE…
die() {
  local code=$1
  shift
  say "lab: $*"
  exit "$code"
}

need_docker() {
  command -v docker >/dev/null ||
    die 3 "docker is not installed; install Docker (Debian: apt-get install docker.io) and try again"
  timeout 10 docker version >/dev/null 2>&1 ||
    die 3 'no Docker engine answers; start it (systemctl start docker, or dockerd by hand' \
      'as root) or join the group docker'
}

# use_name NAME: sets what follows from a lab's name.
use_name() {
  [[ $1 =~ ^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$ ]] ||
    die 2 "--name '$1' is no lab's name; use up to 32 small letters, digits and hyphens"
  lab_name=$1
  prefix=pairkeeper-$lab_name
  state_root=${PAIRKEEPER_LAB_HOME:-${XDG_STATE_HOME:-$HOME/.local/state}/pairkeeper-lab}
  state=$state_root/$lab_name
}

# need_lab: loads the lab's settings, or tells how to make it.
need_lab() {
  need_docker
  [[ -s $state/settings ]] ||
    die 1 "there is no lab '$lab_name'; make it with: lab up --name $lab_name"
  # shellcheck source=/dev/null
  . "$state/settings"
  use_flavor "$flavor"
}

# need_host HOST: db1 or db2 (client only where WITH_CLIENT is given as second argument).
need_host() {
  case ${1:-} in
    db1 | db2) ;;
    client) [[ ${2:-} == with-client ]] || die 2 "host 'client' has no server; use db1 or db2" ;;
    '') die 2 "$verb: the host is missing; use db1 or db2" ;;
    *) die 2 "host '$1' is unknown; use db1 or db2" ;;
  esac
}

use_flavor() {
  [[ $1 =~ ^[a-z0-9]+$ && -f $here/lib/flavor/$1.sh ]] ||
    die 2 "--flavor '$1' is unknown; use one of: $(cd "$here/lib/flavor" && echo *.sh | sed 's/\.sh//g')"
  flavor=$1
  # shellcheck source=/dev/null
  . "$here/lib/flavor/$flavor.sh"
}

container() { printf '%s-%s' "$prefix" "$1"; }
address_of() { printf %s "${!1}"; }
peer_of() { case $1 in db1) printf db2 ;; db2) printf db1 ;; esac }

is_running() {
  [[ $(docker inspect --format '{{.State.Running}}' "$(container "$1")" 2>/dev/null) == true ]]
}

need_running() {
  is_running "$1" || die 1 "$1 of lab '$lab_name' is powered off; switch it on with: lab power-on $1"
}

# on HOST COMMAND…: runs a command there as root, bounded.
on() {
  local host=$1
  shift
  timeout 60 docker exec "$(container "$host")" "$@"
}

# agent HOST FUNCTION ARGUMENTS…: runs a function of agent/ there as root, with the lab's settings.
agent() {
  local host=$1
  shift
  {
    agent_settings "$host"
    (cd "$here/agent" && cat common.sh probe.sh fault.sh baseline.sh "${dialect[@]/#/dialect/}")
    # shellcheck disable=SC2016
    printf '%s\n' '{ "$@"; exit; } </dev/null'
  } | timeout 120 docker exec -i "$(container "$host")" bash -s -- "$@"
}

agent_settings() {
  local peer
  peer=$(peer_of "$1")
  printf '%s=%q\n' host "$1" own "$(address_of "$1")" peer "$(address_of "$peer")" \
    vip "$vip" prefix_length "$prefix_length" unit "$unit" process "$process" mysql "$mysql_client" clone "${clone:-}" \
    bare "${bare:-}" panel_password "$panel_password" observer_password "$observer_password" \
    repl_password "$repl_password" app_password "$app_password" vrrp_password "$vrrp_password"
}

# both FUNCTION ARGUMENTS…: the agent's function on db1 and db2 at once; fails when one fails.
both() {
  local first second failed=0
  agent db1 "$@" &
  first=$!
  agent db2 "$@" &
  second=$!
  wait "$first" || failed=1
  wait "$second" || failed=1
  return "$failed"
}

# json_string TEXT: the text as a JSON string.
json_string() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\t'/\\t}
  printf '"%s"' "$text"
}

now_ms() { date +%s%3N; }

seconds_since() {
  local ms=$(($(now_ms) - $1))
  printf '%d.%d' $((ms / 1000)) $((ms / 100 % 10))
}
