# shellcheck shell=sh
# How pairkeeper-check has clients refused that nobody can serve just now; Pairkeeper puts it
# behind that script's text.
#
# While the VIP moves, what clients send still arrives at the node that had it. Nobody answers
# there, so that TCP tries again after a second. A rule of nftables resets such packets, and
# clients connect again at once. Only those of the VIP's interface: this host may route others.
# A second rule does so with connections that begin while the VIP stands in the set 'closed'. A
# node without the VIP has it there all the time, so that the rule stands when the VIP comes: a
# crowd that logs in then would hold up who opens the server. pairkeeper-notify takes it out when it
# opens the server, and puts it there when it hands over. The peer's are let through.
# The rules stand in a table of their own: nft list table inet pairkeeper-PAIR; it is gone after
# a boot or nft flush ruleset. It needs nft and Linux 5.9; without them moves take up to a
# second longer for those who connect meanwhile.
# shellcheck disable=SC2154  # settings, and what pairkeeper-common.sh sets

# Once after each boot, and when what it is about changes. While nft can't, it is asked again
# every minute. The mark 'refuses' begins with 'set' when nft has taken the rule, else with the
# time (seconds since 1970) before which it is not asked again.
refuse_strays() {
  wanted="closed $vip $server_port $interface $peer"
  line_of "$state_folder/refuses"
  case $line in
    "set $wanted") return 0 ;;
    *" $wanted") [ "$(date +%s)" -ge "${line%% *}" ] || return 0 ;;
  esac
  put "$state_folder/refuses" "$(($(date +%s) + 60)) $wanted"
  { set_rules; } </dev/null >/dev/null 2>&1 &
}

# Lapses soon. It is taken out by pairkeeper-notify once the VIP is here, or by the panel that shows
# the VIP here once it has left its mark; the second look is for one that came first.
refuse_ahead() {
  line_of "$state_folder/refuses"
  case $write_policy$line in SINGLE_WRITER'set '*) ;; *) return ;; esac
  if stands open-until; then return; fi
  refuse_clients 3
  if holds_vip || stands open-until; then accept_clients; fi
}

set_rules() {
  case $vip in
    *:*) family=ip6 type=ipv6_addr ;;
    *) family=ip type=ipv4_addr ;;
  esac
  spared=''
  case $family:$peer in ip:*.* | ip6:*:*) spared="$family saddr != $peer " ;; esac
  arriving="iifname \"$interface\" $family daddr $vip tcp dport $server_port"
  if said=$(timeout 2 nft -f - 2>&1 <<END
table inet pairkeeper-$pair
delete table inet pairkeeper-$pair
table inet pairkeeper-$pair {
  set closed {
    type $type
    flags timeout
  }
  chain strays {
    type filter hook prerouting priority -300; policy accept;
    $arriving fib daddr type != local reject with tcp reset
    $arriving ${spared}tcp flags & (syn | ack) == syn $family daddr @closed reject with tcp reset
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
