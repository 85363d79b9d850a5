package dev.pairkeeper.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.AcknowledgeFlapping;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OffersTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);

  @Test
  void healthyPairIsOfferedNothingThatStarts() {
    assertThat(kinds(Sight.of(ORDERS)))
        .containsExactly(
            OperationKind.SWITCHOVER,
            OperationKind.SET_READ_ONLY,
            OperationKind.SET_WRITABLE,
            OperationKind.APPLY_CONFIG,
            OperationKind.CHANGE_PREEMPT);
  }

  @Test
  void onlyNodesForWhichItMakesSenseCanBeChosen() {
    List<Offer> offers = Offers.of(ORDERS, Optional.of(snapshot(Sight.of(ORDERS))));

    assertThat(values(offers, OperationKind.SWITCHOVER)).containsExactly("db2");
    assertThat(values(offers, OperationKind.SET_READ_ONLY)).containsExactly("db1");
    assertThat(values(offers, OperationKind.SET_WRITABLE)).containsExactly("db2");
    assertThat(values(offers, OperationKind.CHANGE_PREEMPT)).containsExactly("PREEMPT");
    assertThat(offers)
        .filteredOn(offer -> offer.kind() != OperationKind.SWITCHOVER)
        .allMatch(Offer::immediate);
  }

  @Test
  void stoppedReplicationCanBeStarted() {
    Sight stopped =
        Sight.of(ORDERS).second(node -> node.threads(ThreadState.NO, false, "Duplicate entry"));

    assertThat(kinds(stopped)).contains(OperationKind.START_REPLICATION);
  }

  @Test
  void pairThatNobodyHasSeenYetCanBeSetUp() {
    assertThat(Offers.of(ORDERS, Optional.empty()))
        .extracting(Offer::kind)
        .contains(OperationKind.SET_UP)
        .doesNotContain(OperationKind.SET_READ_ONLY);
  }

  @Test
  void problemsLeadToTheOperationThatCuresThem() {
    Sight seen = Sight.of(ORDERS);

    assertThat(cure(ProblemCode.KEEPALIVED_NOT_RUNNING, seen)).hasValue(new StartKeepalived("db2"));
    assertThat(cure(ProblemCode.REPLICATION_IO_STOPPED, seen))
        .hasValue(new StartReplication("db2"));
    assertThat(cure(ProblemCode.REPLICATION_SQL_STOPPED, seen))
        .hasValue(new StartReplication("db2"));
    assertThat(cure(ProblemCode.VIP_OWNER_READ_ONLY, seen)).hasValue(new SetWritable("db1"));
    assertThat(cure(ProblemCode.BOTH_NODES_WRITABLE, seen)).hasValue(new SetReadOnly("db2"));
    assertThat(cure(ProblemCode.CONFIG_DRIFT, seen)).hasValue(new ApplyConfig());
    assertThat(cure(ProblemCode.VRRP_MISMATCH, seen)).hasValue(new ApplyConfig());
    assertThat(cure(ProblemCode.SAME_SERVER_UUID, seen)).hasValue(new RenewServerUuid("db2"));
    assertThat(cure(ProblemCode.FLAPPING, seen)).hasValue(new AcknowledgeFlapping());
    assertThat(cure(ProblemCode.VIP_ON_NO_NODE, seen)).isEmpty();
  }

  @Test
  void whereBothHaveTheVipNobodyIsClosedByAButton() {
    Sight split = Sight.of(ORDERS).second(node -> node.holdingVip(VrrpState.MASTER).writable(true));

    assertThat(cure(ProblemCode.BOTH_NODES_WRITABLE, split)).isEmpty();
  }

  private static Optional<OperationRequest> cure(ProblemCode code, Sight seen) {
    return Cures.of(
        new Problem(code, Severity.CRITICAL, "db2", "It is so.", "Do."), snapshot(seen));
  }

  private static List<OperationKind> kinds(Sight seen) {
    return Offers.of(ORDERS, Optional.of(snapshot(seen))).stream().map(Offer::kind).toList();
  }

  private static List<String> values(List<Offer> offers, OperationKind kind) {
    return offers.stream()
        .filter(offer -> offer.kind() == kind)
        .flatMap(offer -> offer.choices().stream())
        .flatMap(choice -> choice.values().stream())
        .toList();
  }

  private static PairSnapshot snapshot(Sight seen) {
    return seen.status().snapshot();
  }
}
