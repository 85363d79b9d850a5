# Faults of this host: its own firewall table, its own processes.

# cut_off WHAT: rules in a table of the lab's own, so that healing removes nothing else.
cut_off() {
  {
    printf '%s\n' 'add table inet pairkeeper_lab' \
      'add chain inet pairkeeper_lab in { type filter hook input priority -300; }' \
      'add chain inet pairkeeper_lab out { type filter hook output priority -300; }'
    cut_rules "$1" | sed "s/^[a-z]*/add rule inet pairkeeper_lab &/; s/\$/ drop comment \"$1\"/"
  } | nft -f - || fail "nft refused the rules of cut $1"
  [[ $1 != all ]] || cut_arp
}

cut_rules() {
  case $1 in
    vrrp) printf '%s\n' 'in meta l4proto 112' 'out meta l4proto 112' ;;
    vrrp-in) echo 'in meta l4proto 112' ;;
    vrrp-out) echo 'out meta l4proto 112' ;;
    replication) printf '%s\n' "in ip saddr $peer tcp dport 3306" "in ip saddr $peer tcp sport 3306" \
      "out ip daddr $peer tcp dport 3306" "out ip daddr $peer tcp sport 3306" ;;
    ssh) printf '%s\n' 'in tcp dport 22' 'out tcp sport 22' ;;
    mysql) printf '%s\n' 'in iifname eth0 tcp dport 3306' 'out oifname eth0 tcp sport 3306' ;;
    panel) echo "in ip saddr $(default_gateway) meta l4proto tcp" ;;
    all) printf '%s\n' 'in iifname eth0' 'out oifname eth0' ;;
  esac
}

# The address by which the machine shows that the lab runs on, and so does the panel.
default_gateway() { ip route show default | cut -d ' ' -f 3; }

# Whoever is cut off answers no ARP either.
cut_arp() {
  printf '%s\n' 'add table arp pairkeeper_lab' \
    'add chain arp pairkeeper_lab in { type filter hook input priority 0; policy drop; }' \
    'add chain arp pairkeeper_lab out { type filter hook output priority 0; policy drop; }' | nft -f -
}

heal() {
  nft delete table inet pairkeeper_lab 2>/dev/null
  nft delete table arp pairkeeper_lab 2>/dev/null
  return 0
}

# service PROCESS: the unit that runs it.
service() { case $1 in mysqld) echo "$unit" ;; keepalived) echo keepalived ;; esac; }

main_pid() {
  local pid
  pid=$(systemctl show --property MainPID --value "$(service "$1")")
  [[ $pid != 0 ]] || fail "$1 does not run; start it with: lab start $host $1"
  echo "$pid"
}

# kill_process PROCESS keep-down|'': kill -9, all of keepalived's processes.
kill_process() {
  local pid
  pid=$(main_pid "$1") || exit 1
  if [[ $2 == keep-down ]]; then keep_down "$1"; fi
  case $1 in
    keepalived) pidof keepalived | xargs kill -9 ;;
    *) kill -9 "$pid" ;;
  esac
}

# Without a restart by systemd, until lab start or the next boot.
keep_down() {
  local directory
  directory=/run/systemd/system/$(service "$1").service.d
  mkdir -p "$directory"
  printf '[Service]\nRestart=no\n' >"$directory/zz-lab-keep-down.conf"
  systemctl daemon-reload
}

let_up() {
  local drop_in
  drop_in=/run/systemd/system/$(service "$1").service.d/zz-lab-keep-down.conf
  [[ -e $drop_in ]] || return 0
  rm "$drop_in"
  systemctl daemon-reload
}

signal_process() {
  local pid
  pid=$(main_pid "$1") || exit 1
  case $1 in
    keepalived) pidof keepalived | xargs kill "-$2" ;;
    *) kill "-$2" "$pid" ;;
  esac
}

start_process() {
  let_up "$1"
  systemctl reset-failed "$(service "$1")" 2>/dev/null
  systemctl start "$(service "$1")" || fail "$1 does not start; see: journalctl -u $(service "$1")"
}

stop_process() { systemctl stop "$(service "$1")"; }
