package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Traffic;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.plan.OperationRequest.AcknowledgeFlapping;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.VipPlacement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the panel tells, and refuses, while packets are lost between the nodes or on its own way to
 * them; the numbers are those of acceptance.
 */
abstract class CutLinksContract extends FaultyPair {

  CutLinksContract(Lab lab) {
    super(lab);
  }

  @Test
  void replicationThatIsCutMovesNothingAndLagIsNeverZero() {
    String owner = owner();
    String standby = peerOf(owner);
    var writing = writing(12);
    lab.cut(standby, Traffic.REPLICATION);
    shown(ProblemCode.REPLICATION_STALLED, TWO_POLLS);
    Instant noticed = latest().snapshot().takenAt();
    pause(2500);
    assertThat(panel.lags(pair, standby, noticed))
        .isNotEmpty()
        .allMatch(point -> point.lagSeconds() == null || point.lagSeconds() > 0);
    assertThat(fitness(standby).estimatedLossTransactions()).isPositive();
    assertThat(refusals(SWITCHOVER)).contains("REPLICATION_STALLED");
    lab.heal(standby);
    reconnect();
    nothingMoved("12 replication cut", writing, owner);
  }

  @Test
  void ownerThatWasCutOffIsShownWithWhatOnlyItHas() {
    String owner = owner();
    String standby = peerOf(owner);
    var writing = writing(14);
    inBackground(owner, localWrites());
    lab.cut(owner, Traffic.ALL);
    await().atMost(SOON).until(() -> owner().equals(standby));
    pause(3000);
    lab.cut(standby, Traffic.REPLICATION);
    lab.heal(owner);
    Problem errant = shown(ProblemCode.ERRANT_TRANSACTIONS, SOON);
    assertThat(errant.node()).isEqualTo(owner);
    assertThat(errant.message()).containsPattern("has [1-9][0-9]* transactions? \\(\\S+[0-9]\\)");
    lab.heal(standby);
    reconnect();
    nothingLost("13 owner cut off and back", writing);
    assertThat(seen(owner).holdsVip()).contains(false);
    assertThat(seen(owner).writable()).contains(false);
  }

  @Test
  void nodeThatOnlyThePanelLosesIsUnknownAndNoAlarm() {
    List<Operation> before = panel.operations().find(pair, null, 9);
    String owner = owner();
    var writing = writing(13);
    lab.cut(owner, Traffic.PANEL);
    Problem lost = shown(ProblemCode.NODE_MYSQL_UNREACHABLE, SOON);
    pause(5000);
    NodeSnapshot unseen = seen(owner);
    assertThat(unseen.writable()).isEmpty();
    assertThat(unseen.holdsVip()).isEmpty();
    assertThat(unseen.vrrp()).isEmpty();
    assertThat(latest().snapshot().vipPlacement()).isInstanceOf(VipPlacement.Unknown.class);
    assertThat(lost.severity()).isEqualTo(Severity.WARNING);
    assertThat(latest().assessment().health()).isEqualTo(Health.WARNING);
    lab.heal(owner);
    nothingMoved("14 panel lost the owner", writing, owner);
    assertThat(panel.operations().find(pair, null, 9)).isEqualTo(before);
  }

  @Test
  void panelThatLosesBothNodesSaysThatItIsBlind() {
    String owner = owner();
    var writing = writing(12);
    hosts().forEach(host -> lab.cut(host, Traffic.PANEL));
    shown(ProblemCode.PANEL_BLIND, SOON);
    assertThat(latest().assessment().health()).isEqualTo(Health.UNKNOWN);
    assertThat(problems()).containsExactly(ProblemCode.PANEL_BLIND);
    assertThat(refusals(SWITCHOVER)).contains("MYSQL_NOT_SEEN");
    hosts().forEach(lab::heal);
    nothingMoved("15 panel lost both nodes", writing, owner);
  }

  /** That of the higher priority: the other would hear its peer and give way. */
  @Test
  void vrrpThatIsLostInOneDirectionLeavesOneOwnerAndIsSeenInTheCountersOfBoth() {
    if (!owner().equals("db1")) {
      succeeded(run(SWITCHOVER));
    }
    String owner = owner();
    String standby = peerOf(owner);
    var writing = writing(10);
    lab.cut(owner, Traffic.VRRP_OUT);
    assertThat(shown(ProblemCode.VRRP_FAULT, SOON).node()).isEqualTo(standby);
    pause(2500);
    assertThat(latest().snapshot().vipOwner().map(NodeSnapshot::name)).contains(owner);
    assertThat(seen(owner).vrrp().orElseThrow().advertsReceived()).isPositive();
    assertThat(seen(standby).vrrp().orElseThrow().advertsReceived())
        .isLessThan(seen(owner).vrrp().orElseThrow().advertsSent());
    lab.heal(owner);
    nothingMoved("16 VRRP lost in one direction", writing, owner);
  }

  @Test
  @TakesLong
  void linkThatFlapsIsMarkedUntilItIsAcknowledged() {
    var writing = writing(40);
    for (int time = 1; time <= 3; time++) {
      String owner = owner();
      lab.cut(owner, Traffic.ALL);
      pause(4000);
      lab.heal(owner);
      pause(5000);
    }
    shown(ProblemCode.FLAPPING, TWO_POLLS);
    assertThat(refusals(SWITCHOVER)).contains("FLAPPING");
    succeeded(run(new AcknowledgeFlapping()));
    nothingLost("17 link flaps", writing);
    isWell();
    assertThat(refusals(SWITCHOVER)).isEmpty();
  }

  /** Of somebody on the host itself, until the server refuses one. */
  private static String localWrites() {
    return IntStream.range(1000, 1200)
        .mapToObj("INSERT INTO app.t VALUES (%d); DO SLEEP(0.05);"::formatted)
        .collect(Collectors.joining());
  }
}
