package dev.pairkeeper.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.render.RenderedPairs.Mode;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import org.junit.jupiter.api.Test;

class KeepalivedConfTests {

  @Test
  void fileSaysWhatItIsFor() {
    Pair pair = RenderedPairs.pair("10.0.0.100/24", PreemptMode.NOPREEMPT, true, 3);

    assertThat(new Mode(pair, null).text(pair.first(), RenderedPairs.V2_3_4))
        .isEqualTo(
            """
            ! Written by Pairkeeper for node 'db1' of pair 'nopreempt-unicast-v3'.
            ! A change by hand is reported as drift; change the pair in Pairkeeper instead.

            ! This host, the account of its scripts, and how often it announces the VIP.
            global_defs {
                router_id db1
                script_user root
                enable_script_security
                vrrp_version 3
                reload_check_config
                vrrp_startup_delay 2
                vrrp_garp_master_refresh 1
                vrrp_garp_master_refresh_repeat 1
                vrrp_garp_lower_prio_delay 5
                vrrp_garp_lower_prio_repeat 5
            }

            ! While this fails the node is in FAULT and leaves the VIP to its peer.
            vrrp_script nopreempt-unicast-v3_check {
                script "/usr/libexec/keepalived/pairkeeper-check-nopreempt-unicast-v3 /etc/pairkeeper/nopreempt-unicast-v3/node.sh"
                interval 1
                timeout 10
                fall 1
                rise 2
                init_fail
                weight 0
            }

            ! While this fails the node is in FAULT and leaves the VIP to its peer.
            vrrp_script nopreempt-unicast-v3_reach {
                script "/usr/libexec/keepalived/pairkeeper-check-nopreempt-unicast-v3 /etc/pairkeeper/nopreempt-unicast-v3/node.sh REACH"
                interval 1
                timeout 5
                fall 1
                rise 2
                weight 0
            }

            ! -254 written into this file hands the VIP over at once; 0 lets the node back.
            track_file nopreempt-unicast-v3_handover {
                file /var/lib/pairkeeper/nopreempt-unicast-v3/handover
                weight 1
            }

            ! -254 written into this file hands the VIP over at once; 0 lets the node back.
            track_file nopreempt-unicast-v3_server {
                file /var/lib/pairkeeper/nopreempt-unicast-v3/server
                weight 1
            }

            ! The VIP stays where it is until its holder fails.
            vrrp_instance nopreempt-unicast-v3 {
                state BACKUP
                nopreempt
                interface eth0
                virtual_router_id 51
                priority 253
                advert_int 0.5
                unicast_src_ip 10.0.0.11
                unicast_peer {
                    10.0.0.12
                }
                unicast_fault_no_peer
                virtual_ipaddress {
                    10.0.0.100/24 dev eth0
                }
                track_script {
                    nopreempt-unicast-v3_check
                    nopreempt-unicast-v3_reach
                }
                track_file {
                    nopreempt-unicast-v3_handover
                    nopreempt-unicast-v3_server
                }
                notify_master "/usr/libexec/keepalived/pairkeeper-notify-nopreempt-unicast-v3 /etc/pairkeeper/nopreempt-unicast-v3/node.sh MASTER"
                notify_backup "/usr/libexec/keepalived/pairkeeper-notify-nopreempt-unicast-v3 /etc/pairkeeper/nopreempt-unicast-v3/node.sh BACKUP"
                notify_fault "/usr/libexec/keepalived/pairkeeper-notify-nopreempt-unicast-v3 /etc/pairkeeper/nopreempt-unicast-v3/node.sh FAULT"
                notify_stop "/usr/libexec/keepalived/pairkeeper-notify-nopreempt-unicast-v3 /etc/pairkeeper/nopreempt-unicast-v3/node.sh STOP"
            }
            """);
  }

  @Test
  void passwordIsQuoted() {
    Pair pair = RenderedPairs.pair("10.0.0.100/24", PreemptMode.PREEMPT, false, 2);

    assertThat(new Mode(pair, Secret.of("a b!}#")).text(pair.second(), null))
        .contains(
            """
                authentication {
                    auth_type PASS
                    auth_pass "a b!}#"
                }
            """)
        .doesNotContain("unicast", "nopreempt");
  }
}
