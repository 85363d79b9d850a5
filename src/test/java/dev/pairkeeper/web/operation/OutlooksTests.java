package dev.pairkeeper.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.schedule.MaintenanceWish;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.doubles.InMemoryMaintenances;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import dev.pairkeeper.web.operation.Blocker.Stops;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlooksTests {

  private static final Pair ORDERS = Pairs.pair("orders", 51);

  private final InMemoryRegistry registry = new InMemoryRegistry();
  private final InMemoryMaintenances maintenances = new InMemoryMaintenances(registry);
  private Sight sight = Sight.of(ORDERS);
  private final InMemoryOperations operations =
      new InMemoryOperations(pair -> Optional.of(sight.status()), event -> {});

  @Test
  void standbyThatIsEligibleAndNothingInTheWayIsPossible() {
    assertThat(outlook().possible()).isTrue();
    assertThat(outlook().blockers()).isEmpty();
  }

  @Test
  void standbyThatIsNotEligibleIsNotPossible() {
    sight = Sight.of(ORDERS).notEligible("db2", "It lags.", "Wait.");

    assertThat(outlook().possible()).isFalse();
  }

  @Test
  void maintenanceStopsOnlyWhatThePanelWouldStartByItself() {
    registry.put(ORDERS);
    maintenances.order("orders", new MaintenanceWish(null, 60, "disks"), "olga");

    assertThat(outlook().blockers()).extracting(Blocker::stops).containsExactly(Stops.SCHEDULED);
    assertThat(outlook().blockers().getFirst().user()).isEqualTo("olga");
    assertThat(outlook().possible()).isTrue();
  }

  @Test
  void nothingIsPossibleBeforeTheFirstLook() {
    assertThat(new Outlooks(operations, maintenances).of("orders", Optional.empty()).possible())
        .isFalse();
  }

  @Test
  void runningAndInterruptedOperationsAreInTheWayEndedOnesAreNot() {
    String id = started();

    assertThat(outlook().possible()).isFalse();
    assertThat(outlook().blockers().getFirst().message())
        .startsWith("SET_READ_ONLY runs since ")
        .endsWith(", started by olga.");

    operations.end(id, OperationStatus.INTERRUPTED, "The panel was lost.");
    assertThat(outlook().blockers())
        .extracting(Blocker::code)
        .containsExactly("OPERATION_INTERRUPTED");

    operations.end(id, OperationStatus.UNDONE, "Taken back.");
    assertThat(outlook().possible()).isTrue();
  }

  @Test
  void flappingStopsASwitchoverButNoFailover() {
    sight =
        Sight.of(ORDERS)
            .problem(ProblemCode.FLAPPING, Severity.WARNING, null, "It moved 3 times.", "Look.");

    assertThat(outlook().blockers()).extracting(Blocker::stops).containsExactly(Stops.SWITCHOVER);
    assertThat(outlook().possible()).isFalse();

    sight.first(node -> node.sshLost("timed out"));
    assertThat(sight.status().snapshot().vipOwner()).isEmpty();
    assertThat(outlook().possible()).isTrue();
  }

  @Test
  void pauseIsTheMedianAndTheWorst() {
    assertThat(WritePause.of(List.of())).isEmpty();
    assertThat(WritePause.of(List.of(Duration.ofMillis(40))))
        .contains(new WritePause(Duration.ofMillis(40), Duration.ofMillis(40), 1));
    assertThat(
            WritePause.of(
                List.of(Duration.ofMillis(900), Duration.ofMillis(20), Duration.ofMillis(30))))
        .contains(new WritePause(Duration.ofMillis(30), Duration.ofMillis(900), 3));
    assertThat(WritePause.of(List.of(Duration.ofMillis(30), Duration.ofMillis(20))))
        .contains(new WritePause(Duration.ofMillis(25), Duration.ofMillis(30), 2));
  }

  private Outlook outlook() {
    return new Outlooks(operations, maintenances).of("orders", Optional.of(sight.status()));
  }

  private String started() {
    var planned = (Planned) operations.plan("orders", new SetReadOnly("db1"), "olga").orElseThrow();
    return ((Started) operations.run(planned.plan().id(), "olga").orElseThrow()).operation().id();
  }
}
