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

# Once after each boot, and when what it is about changes. While nft can't, it is asked again
# every minute. The mark 'refuses' begins with 'set' when nft has taken the rule, else with the
# time (seconds since 1970) before which it is not asked again.
refuse_strays() {
  wanted="$vip $server_port $interface"
  line_of "$state_folder/refuses"
  case $line in
    "set $wanted") return 0 ;;
    *" $wanted") [ "$(date +%s)" -ge "${line%% *}" ] || return 0 ;;
  esac
  put "$state_folder/refuses" "$(($(date +%s) + 60)) $wanted"
  set_stray_rule </dev/null >/dev/null 2>&1 9>&- &
}

set_stray_rule() {
  family=ip
  case $vip in *:*) family=ip6 ;; esac
  rule="iifname \"$interface\" $family daddr $vip tcp dport $server_port fib daddr type != local"
  if said=$(timeout 2 nft -f - 2>&1 <<END
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
    put "$state_folder/refuses" "set $wanted"
    rm -f "$state_folder/refuses-not"
    return
  fi
  said=$(printf '%s' "${said:-no answer}" | head -n 1)
  line_of "$state_folder/refuses-not"
  [ "$line" != "$said" ] || return 0
  put "$state_folder/refuses-not" "$said"
  say notice "clients that connect while $vip moves may wait a second: nft set no rule ($said)"
}
