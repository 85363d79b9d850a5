package dev.pairkeeper.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.discovery.PeerCandidates.Candidate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PeerCandidatesTests {

  private static final String UNICAST =
      """
      vrrp_instance V {
        virtual_ipaddress { 10.0.0.100/24 }
        unicast_peer {
          10.0.0.2
        }
      }
      """;

  @Test
  void sourceOfReplicationComesFirst() {
    MadeUpNode node = node().replicatesFrom("db2.example", 3309, "repl").keepalived(UNICAST);

    assertThat(PeerCandidates.of(node.facts(), null))
        .containsExactly(
            new Candidate("db2.example", 3309, "db1: replica status"),
            new Candidate("10.0.0.2", null, "db1: /etc/keepalived/keepalived.conf line 4"));
  }

  @Test
  void vipAndTheNodeItselfAreNoPeers() {
    MadeUpNode node =
        node()
            .replicatesFrom("10.0.0.100", 3306, "repl")
            .replicatesFrom("127.0.0.1", 3307, "repl")
            .replicatesFrom("10.0.0.1", 3307, "repl")
            .replicatesFrom("db1", 3307, "repl")
            .keepalived(UNICAST.replace("10.0.0.2", "10.0.0.1"));

    assertThat(PeerCandidates.of(node.facts(), null)).isEmpty();
  }

  @Test
  void whoeverReadsTheBinaryLogMayBeThePeer() {
    assertThat(PeerCandidates.of(node().isReadBy("repl", "10.0.0.2").facts(), null))
        .extracting(Candidate::host)
        .containsExactly("10.0.0.2");
  }

  @Test
  void standbyKnowsByArpWhoAnswersForTheVip() {
    MadeUpNode node =
        node()
            .keepalived("vrrp_instance V {\nvirtual_ipaddress { 10.0.0.100/24 }\n}\n")
            .hears("10.0.0.100", "02:42:0a:00:00:02")
            .hears("10.0.0.2", "02:42:0a:00:00:02")
            .hears("10.0.0.254", "02:42:0a:00:00:fe");

    assertThat(PeerCandidates.of(node.facts(), null))
        .extracting(Candidate::host)
        .containsExactly("10.0.0.2");
  }

  @Test
  void nameThatIsNoHostIsNotAsked() {
    assertThat(
            PeerCandidates.of(node().replicatesFrom("-oProxyCommand=x", 3306, "r").facts(), null))
        .isEmpty();
  }

  private static MadeUpNode node() {
    return MadeUpNode.first("db1", "10.0.0.1").runs("mysqld", "mysql", "/usr/sbin/mysqld");
  }
}
