# shellcheck shell=sh
# How pairkeeper-check has strays refused; Pairkeeper puts it behind that script's text.
#
# While the VIP moves, what clients send still arrives at the node that had it. Nobody answers
# there, so that TCP tries again after a second. A rule of nftables resets such packets, and
# clients connect again at once. Only those of the VIP's interface: this host may route others.
# The rule stands in a table of its own: nft list table inet pairkeeper-PAIR; it is gone after
# a boot or nft flush ruleset. It needs nft and Linux 5.9; without them moves take up to a
# second longer for those who connect meanwhile.
# shellcheck disable=SC2154  # settings, and what pairkeeper-common.sh sets

# Once after each boot, and when what it is about changes.
refuse_strays() {
  line_of "$state_folder/refuses"
  wanted="$vip $server_port $interface"
  [ "$line" != "$wanted" ] || return 0
  put "$state_folder/refuses" "$wanted"
  set_stray_rule </dev/null >/dev/null 2>&1 9>&- &
}

set_stray_rule() {
  family=ip
  case $vip in *:*) family=ip6 ;; esac
  rule="iifname \"$interface\" $family daddr $vip tcp dport $server_port fib daddr type != local"
  if ! said=$(timeout 2 nft -f - 2>&1 <<END
table inet pairkeeper-$pair
delete table inet pairkeeper-$pair
table inet pairkeeper-$pair {
  chain strays {
    type filter hook prerouting priority -300; policy accept;
    $rule reject with tcp reset
  }
}
END
  ); then
    said=$(printf '%s' "$said" | head -n 1)
    say notice "clients that connect while $vip moves may wait a second: nft set no rule (${said:-no answer})"
  fi
}
