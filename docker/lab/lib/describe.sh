# Tells what a lab is: for people, as JSON for tests, and as a request that registers the pair.

host_key() { cut -d ' ' -f 1,2 "$state/$1.pub"; }

pair_spec() {
  cat <<JSON
{
  "name": $(json_string "$lab_name"),
  "vip": "$vip/$prefix_length",
  "virtualRouterId": $virtual_router_id,
$(vrrp_spec)
  "preemptMode": "NOPREEMPT",
  "unicast": false,
  "writePolicy": "SINGLE_WRITER",
  "maxLagSeconds": 30,
  "replicationUser": $(json_string "$repl_user"),
  "replicationPassword": $(json_string "$repl_password"),
  "tags": ["lab", "$flavor"],
  "nodes": [
    $(node_spec db1),
    $(node_spec db2)
  ]
}
JSON
}

# A pair that is made by hand is as tree/ has it; one that Pairkeeper is to make hands over fast.
vrrp_spec() {
  if [[ -n $bare ]]; then
    printf '  "%s": %s,\n' vrrpVersion 3 advertIntervalSeconds 0.5 vrrpPassword null
  else
    printf '  "%s": %s,\n' vrrpVersion 2 advertIntervalSeconds 1 vrrpPassword "$(json_string "$vrrp_password")"
  fi
}

priority_of() {
  case $1${bare:+ bare} in
    db1) echo 100 ;;
    db2) echo 90 ;;
    'db1 bare') echo 253 ;;
    'db2 bare') echo 252 ;;
  esac
}

node_spec() {
  cat <<JSON
{
      "name": "$1", "host": "$(address_of "$1")", "interface": "eth0", "priority": $(priority_of "$1"), "mayOwn": true,
      "mysql": {"port": 3306, "user": $(json_string "$panel_user"),
        "password": $(json_string "$panel_password"), "socket": null, "configFile": null, "serviceName": null},
      "ssh": {"port": 22, "user": "root", "privateKey": $(json_string "$(cat "$state/id_ed25519")"$'\n'),
        "privateKeyPassphrase": null, "password": null, "sudo": false,
        "hostKey": $(json_string "$(host_key "$1")")}
    }
JSON
}

account_json() {
  printf '{"user": %s, "password": %s}' "$(json_string "$1")" "$(json_string "$2")"
}

host_json() {
  printf '{"address": "%s", "container": "%s", "serverId": %s, "priority": %s, "sshHostKey": %s}' \
    "$(address_of "$1")" "$(container "$1")" "${1#db}" "$(priority_of "$1")" "$(json_string "$(host_key "$1")")"
}

lab_info() {
  need_lab
  cat <<JSON
{
  "name": $(json_string "$lab_name"),
  "flavor": "$flavor",
  "bare": $([[ -n $bare ]] && echo true || echo false),
  "clone": $([[ -n $clone ]] && echo true || echo false),
  "vip": "$vip",
  "prefixLength": $prefix_length,
  "network": "$network",
  "virtualRouterId": $virtual_router_id,
  "serviceName": "$unit",
  "hosts": {
    "db1": $(host_json db1),
    "db2": $(host_json db2)
  },
  "client": {"address": "$client", "container": "$(container client)"},
  "ssh": {"user": "root", "sudoUser": "dba", "lookUser": "dbalook", "privateKeyFile": $(json_string "$state/id_ed25519"),
    "passwordUser": "dbapass", "password": $(json_string "$dbapass_password")},
  "accounts": {
    "panel": $(account_json "$panel_user" "$panel_password"),
    "observer": $(account_json "$observer_user" "$observer_password"),
    "replication": $(account_json "$repl_user" "$repl_password"),
    "application": $(account_json "$app_user" "$app_password")
  },
  "pairSpec": $(pair_spec)
}
JSON
}

lab_curl() {
  need_lab
  (umask 077 && pair_spec >"$state/pair.json")
  # shellcheck disable=SC2016
  printf 'curl -u "admin:$PAIRKEEPER_ADMIN_PASSWORD" -H %s -d @%q %s\n' \
    "'Content-Type: application/json'" "$state/pair.json" http://localhost:8080/api/v1/pairs
}

describe_lab() {
  cat <<TEXT
lab $lab_name: $flavor${bare:+, bare: the server and keepalived are installed, nothing is set up}
  db1      $db1
  db2      $db2
  client   $client
  VIP      $vip/$prefix_length, virtual router $virtual_router_id
  SSH      root, dba (sudo) or dbalook (sudo for looking), key $state/id_ed25519
           dbapass (sudo), password $dbapass_password
  panel    $panel_user, password $panel_password
$(if [[ -z $bare ]]; then
    printf '  %-8s %s, password %s\n' observer "$observer_user" "$observer_password" \
      repl. "$repl_user" "$repl_password" app "$app_user" "$app_password"
  fi)
Register the pair with Pairkeeper:
  $(lab_curl)
TEXT
}
