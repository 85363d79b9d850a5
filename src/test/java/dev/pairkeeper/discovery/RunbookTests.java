package dev.pairkeeper.discovery;

import static dev.pairkeeper.discovery.Proposals.node;
import static dev.pairkeeper.discovery.Proposals.readFrom;
import static dev.pairkeeper.discovery.Proposals.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Pairs as hand-written runbooks leave them. */
@NullUnmarked
class RunbookTests {

  /** keepalived 1.4 from a tar ball, a check that kills, a virtual server for the VIP. */
  @Test
  void centosPairWithAVirtualServerOfItsOwn() {
    String configuration =
        """
        ! Configuration File for keepalived
        global_defs { router_id MYSQL_HA }
        vrrp_script chk_mysql {
            script "/etc/keepalived/check_slave.sh"
            interval 10
        }
        vrrp_instance VI_1 {
            state BACKUP
            interface ens33
            virtual_router_id 51
            priority %d
            advert_int 1
            nopreempt
            authentication {
                auth_type PASS
                auth_pass 1111
            }
            virtual_ipaddress {
                192.168.1.138
            }
            track_script { chk_mysql }
        }
        virtual_server 192.168.1.138 3306 {
            delay_loop 2
            protocol TCP
            real_server %s 3306 {
                notify_down /etc/keepalived/mysql_down.sh
                TCP_CHECK { connect_timeout 3 }
            }
        }
        """;
    Proposal found =
        Proposals.of(
            MadeUpNode.first("mysql-h1", "192.168.1.132")
                .has("ens33", "192.168.1.138/32")
                .keepalived(configuration.formatted(100, "192.168.1.132"))
                .runs("mysqld", "mysqld", "/usr/sbin/mysqld", "--daemonize")
                .file("/etc/my.cnf", "[mysqld]\nserver-id=1\n")
                .replicatesFrom("192.168.1.137", 3306, "repl")
                .writable(),
            MadeUpNode.second("mysql-h2", "192.168.1.137")
                .keepalived(configuration.formatted(90, "192.168.1.137"))
                .runs("mysqld", "mysqld", "/usr/sbin/mysqld", "--daemonize")
                .replicatesFrom("192.168.1.132", 3306, "repl")
                .writable());

    var spec = found.spec();
    assertThat(spec.name()).isEqualTo("mysql-h");
    assertThat(spec.vip()).isEqualTo("192.168.1.138/32");
    assertThat(readFrom(found, "vip")).isEqualTo("mysql-h1: ip addr");
    assertThat(spec.virtualRouterId()).isEqualTo(51);
    assertThat(spec.vrrpVersion()).isEqualTo(2);
    assertThat(spec.vrrpPassword()).isEqualTo(Secret.of("1111"));
    assertThat(spec.preemptMode()).isEqualTo(PreemptMode.NOPREEMPT);
    assertThat(spec.unicast()).isFalse();
    assertThat(spec.writePolicy()).isEqualTo(WritePolicy.MULTI_WRITER);
    assertThat(found.warnings())
        .anyMatch(warning -> warning.startsWith("Both servers take writes"));
    assertThat(spec.replicationUser()).isEqualTo("repl");
    assertThat(node(found, 0).networkInterface()).isEqualTo("ens33");
    assertThat(node(found, 1).priority()).isEqualTo(90);
    assertThat(node(found, 1).mysql().serviceName()).isEqualTo("mysqld");
  }

  /** Another port, data directory and socket; nopreempt on both; no systemd. */
  @Test
  void tarBallServerOnAnotherPortWithAPlainStandby() {
    String configuration =
        """
        vrrp_instance VI_82 {
          state BACKUP
          nopreempt
          interface eth0
          virtual_router_id 82
          priority %d
          advert_int 5
          virtual_ipaddress { 10.1.1.200/24 }
        }
        """;
    String options = "[client]\nport=3309\n[mysqld]\nport = 3309\nsocket=/data/3309/mysql.sock\n";
    Proposal found =
        Proposals.of(
            tarBall(MadeUpNode.first("ha-1", "10.1.1.1"), options)
                .keepalived(configuration.formatted(100))
                .replicatesFrom("10.1.1.2", 3309, "slave")
                .writable(),
            tarBall(MadeUpNode.second("ha-2", "10.1.1.2"), options)
                .keepalived(configuration.formatted(50))
                .replicatesFrom("10.1.1.1", 3309, "slave"));

    assertThat(found.spec().advertIntervalSeconds()).isEqualByComparingTo(BigDecimal.valueOf(5));
    assertThat(found.spec().writePolicy()).isEqualTo(WritePolicy.SINGLE_WRITER);
    assertThat(node(found, 0).mysql().port()).isEqualTo(3309);
    assertThat(node(found, 1).mysql().configFile()).isEqualTo("/data/3309/my.cnf");
    assertThat(node(found, 0).mysql().serviceName()).isNull();
    assertThat(reason(found, "nodes[0].mysql.serviceName")).contains("no systemd unit");
    assertThat(readFrom(found, "nodes[0].mysql.configFile"))
        .isEqualTo("ha-1: command line of the running server");
  }

  /** MASTER and BACKUP: the first node takes the VIP back. */
  @Test
  void masterAndBackupPreempt() {
    Proposal found =
        Proposals.of(
            MadeUpNode.first("node141", "192.168.0.141").keepalived(preempting("MASTER", 100, "")),
            MadeUpNode.second("node142", "192.168.0.142").keepalived(preempting("BACKUP", 90, "")));

    assertThat(found.spec().preemptMode()).isEqualTo(PreemptMode.PREEMPT);
    assertThat(readFrom(found, "preemptMode"))
        .isEqualTo("node141: /etc/keepalived/keepalived.conf line 2");
  }

  @Test
  void nopreemptOfAMasterIsSaidToBeIgnored() {
    Proposal found =
        Proposals.of(
            MadeUpNode.first("node141", "192.168.0.141")
                .keepalived(preempting("MASTER", 100, "nopreempt")),
            MadeUpNode.second("node142", "192.168.0.142")
                .keepalived(preempting("BACKUP", 90, "nopreempt")));

    assertThat(found.spec().preemptMode()).isEqualTo(PreemptMode.PREEMPT);
    assertThat(found.warnings()).anyMatch(warning -> warning.contains("keepalived ignores it"));
  }

  /** A host that also balances: two instances, two VIPs; the pair's is on the database hosts. */
  @Test
  void instanceThatStandsOnBothNodesIsThePairs() {
    String pair = preempting("BACKUP", 150, "").replace("VI_1", "VI_51");
    String balancer =
        """
        vrrp_instance VI_52 {
          state BACKUP
          interface eth0
          virtual_router_id 52
          priority 100
          virtual_ipaddress { 192.168.0.26/24 }
        }
        """;
    Proposal found =
        Proposals.of(
            MadeUpNode.first("db1", "192.168.0.1").keepalived(balancer + pair),
            MadeUpNode.second("db2", "192.168.0.2").keepalived(preempting("BACKUP", 100, "")));

    assertThat(found.spec().vip()).isEqualTo("192.168.0.150/24");
    assertThat(found.choices()).isEmpty();
    assertThat(node(found, 0).priority()).isEqualTo(150);
  }

  private static MadeUpNode tarBall(MadeUpNode node, String options) {
    return node.runs(
            "mysqld",
            null,
            "/usr/local/mysql/bin/mysqld",
            "--defaults-file=/data/3309/my.cnf",
            "--datadir=/data/3309/data",
            "--socket=/data/3309/mysql.sock")
        .file("/data/3309/my.cnf", options)
        .file("/etc/my.cnf", "[mysqld]\nport=3306\n");
  }

  private static String preempting(String state, int priority, String more) {
    return """
    vrrp_instance VI_1 {
      state %s
      interface eth0
      virtual_router_id 51
      priority %d
      virtual_ipaddress { 192.168.0.150/24 dev eth0 }
      %s
    }
    """
        .formatted(state, priority, more);
  }
}
