package dev.pairkeeper.discovery;

import static dev.pairkeeper.discovery.Proposals.node;
import static dev.pairkeeper.discovery.Proposals.readFrom;
import static dev.pairkeeper.discovery.Proposals.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.discovery.Proposal.Option;
import dev.pairkeeper.topology.PreemptMode;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class PairProposerTests {

  private static final String BOTH_VIPS =
      instance("VI_1", 51, "10.0.0.100/24") + instance("VI_2", 52, "10.0.0.101/24");

  @ParameterizedTest
  @CsvSource({
    "BACKUP, nopreempt, 100, BACKUP, nopreempt, 90, NOPREEMPT",
    "BACKUP, nopreempt, 100, BACKUP,          , 90, NOPREEMPT",
    "BACKUP,          , 100, BACKUP, nopreempt, 90, PREEMPT",
    "BACKUP,          , 100, BACKUP,          , 90, PREEMPT",
    "MASTER, nopreempt, 100, BACKUP, nopreempt, 90, PREEMPT",
    "MASTER,          , 100, BACKUP,          , 90, PREEMPT",
    "BACKUP, nopreempt,  90, MASTER,          ,100, PREEMPT",
    "BACKUP,          ,  90, BACKUP, nopreempt,100, NOPREEMPT",
    "BACKUP, nopreempt,  90, BACKUP, nopreempt, 90, NOPREEMPT",
    "BACKUP, nopreempt,  90, BACKUP,          , 90,"
  })
  void higherPriorityDecidesWhetherThePairPreempts(
      String state,
      String no,
      int priority,
      String state2,
      String no2,
      int priority2,
      PreemptMode mode) {
    Proposal found =
        Proposals.of(
            first().keepalived(vrrp(state, no, priority)),
            second().keepalived(vrrp(state2, no2, priority2)));

    assertThat(found.spec().preemptMode()).isEqualTo(mode);
  }

  @Test
  void vipThatIsOnAHostIsThePairsAmongSeveral() {
    Proposal found =
        Proposals.of(
            first().has("eth0", "10.0.0.101/24").keepalived(BOTH_VIPS),
            second().keepalived(BOTH_VIPS));

    assertThat(found.spec().vip()).isEqualTo("10.0.0.101/24");
    assertThat(found.spec().virtualRouterId()).isEqualTo(52);
  }

  @Test
  void severalVipsOnTheHostsAreAChoice() {
    Proposal found =
        Proposals.of(
            first().has("eth0", "10.0.0.100/24").keepalived(BOTH_VIPS),
            second().has("eth0", "10.0.0.101/24").keepalived(BOTH_VIPS));

    assertThat(found.spec().vip()).isNull();
    assertThat(found.spec().virtualRouterId()).isNull();
    assertThat(found.choices().getFirst().field()).isEqualTo("vip");
    assertThat(found.choices().getFirst().options())
        .extracting(Option::value)
        .containsExactly("10.0.0.100", "10.0.0.101");
    assertThat(reason(found, "vip")).contains("several addresses");
  }

  @Test
  void vipThatTheUserNamesIsTaken() {
    Proposal found =
        Proposals.of(first().keepalived(BOTH_VIPS), second().keepalived(BOTH_VIPS), "10.0.0.101");

    assertThat(found.spec().virtualRouterId()).isEqualTo(52);
    assertThat(found.choices()).isEmpty();
  }

  @Test
  void vipThatNobodyKeepsIsSaid() {
    Proposal found =
        Proposals.of(first().keepalived(BOTH_VIPS), second().keepalived(BOTH_VIPS), "10.9.9.9");

    assertThat(found.spec().vip()).isNull();
    assertThat(reason(found, "vip")).isEqualTo("No vrrp_instance on db1 keeps 10.9.9.9.");
  }

  @Test
  void differingSettingsAreTold() {
    Proposal found =
        Proposals.of(
            first().keepalived(instance("VI_1", 51, "10.0.0.100/24")),
            second().keepalived(instance("VI_1", 52, "10.0.0.100/24")));

    assertThat(found.spec().virtualRouterId()).isEqualTo(51);
    assertThat(found.warnings())
        .anyMatch(warning -> warning.startsWith("virtualRouterId differs: 51 on db1, 52 on db2"));
  }

  @Test
  void fileThatTheAccountMayNotReadLeavesGapsWithACure() {
    Proposal found =
        Proposals.of(
            first()
                .runs("keepalived", "keepalived", "/usr/sbin/keepalived")
                .mayNotRead("/etc/keepalived/keepalived.conf"),
            second().keepalived(vrrp("BACKUP", "nopreempt", 90)));

    assertThat(found.spec().vip()).isEqualTo("10.0.0.100/24");
    assertThat(readFrom(found, "vip")).startsWith("db2: ");
    assertThat(node(found, 0).priority()).isNull();
    assertThat(reason(found, "nodes[0].priority"))
        .isEqualTo("dba may not read /etc/keepalived/keepalived.conf on db1.");
    assertThat(found.untold())
        .filteredOn(untold -> untold.field().equals("nodes[0].priority"))
        .allMatch(untold -> untold.cure().contains("/usr/bin/cat /etc/keepalived/keepalived.conf"));
  }

  @Test
  void includedInstanceIsReadWhereItStands() {
    Proposal found =
        Proposals.of(
            first()
                .keepalived("global_defs {\n}\ninclude conf.d/*.conf\n")
                .file("/etc/keepalived/conf.d/vi.conf", vrrp("BACKUP", "", 100)),
            second().keepalived(vrrp("BACKUP", "", 90)));

    assertThat(readFrom(found, "nodes[0].priority"))
        .isEqualTo("db1: /etc/keepalived/conf.d/vi.conf line 5");
  }

  @Test
  void unknownSecondNodeIsSaidFieldByField() {
    NodeFacts alone = first().keepalived(vrrp("BACKUP", "nopreempt", 100)).facts();

    Proposal found =
        PairProposer.propose(List.of(alone, NodeFacts.unknown("nobody names it.")), null);

    assertThat(found.spec().vip()).isEqualTo("10.0.0.100/24");
    assertThat(node(found, 1).host()).isNull();
    assertThat(reason(found, "nodes[1].host")).contains("nobody names it.");
    assertThat(reason(found, "writePolicy")).contains("could not be read");
    assertThat(found.spec().preemptMode()).isNull();
  }

  @Test
  void clonedHostNamesAreNoNodeNames() {
    Proposal found =
        Proposals.of(
            MadeUpNode.first("localhost", "10.0.0.1"),
            MadeUpNode.second("localhost.localdomain", "10.0.0.2"));

    assertThat(node(found, 0).name()).isNull();
    assertThat(reason(found, "nodes[1].name")).contains("'localhost.localdomain'");
    assertThat(found.spec().name()).isNull();
  }

  @Test
  void passwordIsCutAsKeepalivedCutsItAndIsNeverShown() {
    String configuration =
        vrrp("BACKUP", "authentication { auth_type PASS\n auth_pass s3cretTooLong }", 100);
    Proposal found = Proposals.of(first().keepalived(configuration), second());

    assertThat(found.spec().vrrpPassword().reveal()).isEqualTo("s3cretTo");
    assertThat(found.toString()).doesNotContain("s3cret", "pk-secret", "ssh-secret");
  }

  @Test
  void passwordOfVersion3IsNotCarriedAlong() {
    String configuration =
        "global_defs { vrrp_version 3\n}\n"
            + vrrp("BACKUP", "authentication { auth_type PASS\n auth_pass s3cret }", 100);
    Proposal found = Proposals.of(first().keepalived(configuration), second());

    assertThat(found.spec().vrrpVersion()).isEqualTo(3);
    assertThat(found.spec().vrrpPassword()).isNull();
  }

  @Test
  void replicationFromAStrangerIsDoubted() {
    Proposal found =
        Proposals.of(
            first().keepalived(vrrp("BACKUP", "", 100)).replicatesFrom("10.0.0.77", 3306, "repl"),
            second().keepalived(vrrp("BACKUP", "", 90)));

    assertThat(found.warnings())
        .anyMatch(warning ->
            warning.startsWith("db1 replicates from 10.0.0.77, which is no address of db2"))
        .anyMatch(warning -> warning.startsWith("db2 replicates from nobody"));
  }

  @Test
  void accountIsTakenFromWhoeverReadsTheBinaryLog() {
    Proposal found = Proposals.of(first().isReadBy("replicator", "10.0.0.2"), second());

    assertThat(found.spec().replicationUser()).isEqualTo("replicator");
    assertThat(readFrom(found, "replicationUser")).startsWith("db1: process list");
  }

  private static MadeUpNode first() {
    return MadeUpNode.first("db1", "10.0.0.1");
  }

  private static MadeUpNode second() {
    return MadeUpNode.second("db2", "10.0.0.2");
  }

  private static String vrrp(String state, String more, int priority) {
    return """
    vrrp_instance VI_1 {
      state %s
      interface eth0
      virtual_router_id 51
      priority %d
      virtual_ipaddress {
        10.0.0.100/24
      }
      %s
    }
    """
        .formatted(state, priority, more == null ? "" : more);
  }

  private static String instance(String name, int virtualRouterId, String vip) {
    return """
    vrrp_instance %s {
      state BACKUP
      interface eth0
      virtual_router_id %d
      virtual_ipaddress {
        %s
      }
    }
    """
        .formatted(name, virtualRouterId, vip);
  }
}
