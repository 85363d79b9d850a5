package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.web.doubles.InMemoryAudit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationRecorderTests {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private Instant begunAt = NOON;
  private @Nullable String schedule;
  private final InMemoryAudit audit = new InMemoryAudit();
  private final List<String> timeline = new ArrayList<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final OperationMeters meters = new OperationMeters(registry);
  private final OperationRecorder recorder =
      new OperationRecorder(
          audit,
          (pair, at, change) -> timeline.add(pair + " " + change.kind() + " " + change.message()),
          meters,
          () -> NOON);

  @Test
  void everyStepIsToldOnceThoughTheWholeOperationIsToldEachTime() {
    see(OperationStatus.RUNNING, StepStatus.PENDING, StepStatus.PENDING);
    see(OperationStatus.RUNNING, StepStatus.RUNNING, StepStatus.PENDING);
    see(OperationStatus.RUNNING, StepStatus.RUNNING, StepStatus.PENDING);
    see(OperationStatus.RUNNING, StepStatus.DONE, StepStatus.PENDING);
    see(OperationStatus.RUNNING, StepStatus.DONE, StepStatus.RUNNING);
    see(OperationStatus.RUNNING, StepStatus.DONE, StepStatus.DONE);
    see(OperationStatus.SUCCEEDED, StepStatus.DONE, StepStatus.DONE);

    assertThat(audit.lines())
        .containsExactly(
            "alice orders OPERATION_STARTED: SET_READ_ONLY op, by plan p: db2 takes no writes.",
            "alice orders OPERATION_STEP: SET_READ_ONLY op, step 1 of 2, Close db1: RUNNING.",
            "alice orders OPERATION_STEP: SET_READ_ONLY op, step 1 of 2, Close db1: DONE.",
            "alice orders OPERATION_STEP: SET_READ_ONLY op, step 2 of 2, Close db2: RUNNING.",
            "alice orders OPERATION_STEP: SET_READ_ONLY op, step 2 of 2, Close db2: DONE.",
            "alice orders OPERATION_ENDED: SET_READ_ONLY op, SUCCEEDED. All is well.");
    assertThat(timeline)
        .containsExactly(
            "orders OPERATION_STARTED alice started SET_READ_ONLY. db2 takes no writes.",
            "orders OPERATION_ENDED SET_READ_ONLY ended: SUCCEEDED. All is well.");
  }

  @Test
  void startByAScheduleIsToldWithWhoPlannedIt() {
    schedule = "s-1";
    see(OperationStatus.RUNNING, StepStatus.PENDING, StepStatus.PENDING);

    assertThat(audit.lines())
        .containsExactly(
            "alice orders OPERATION_STARTED: SET_READ_ONLY op, by schedule s-1 of alice, plan p:"
                + " db2 takes no writes.");
    assertThat(timeline)
        .containsExactly(
            "orders OPERATION_STARTED SET_READ_ONLY was started by schedule of alice. db2 takes no"
                + " writes.");
  }

  @Test
  void operationTakenUpAfterThePanelWasLostDoesNotTellItsOldStepsAgain() {
    see(OperationStatus.RUNNING, StepStatus.DONE, StepStatus.RUNNING);
    assertThat(audit.lines()).isEmpty();
    begunAt = NOON.plusSeconds(60);
    see(OperationStatus.RUNNING, StepStatus.DONE, StepStatus.RUNNING);
    see(OperationStatus.SUCCEEDED, StepStatus.DONE, StepStatus.DONE);

    assertThat(audit.lines())
        .noneMatch(line -> line.contains("step 1"))
        .noneMatch(line -> line.contains("OPERATION_STARTED"))
        .filteredOn(line -> line.contains("step 2"))
        .hasSize(2);
    assertThat(timeline.getFirst()).contains("is taken up again");
  }

  @Test
  void endsAreCountedByOperationAndStatusUntilThePairIsGone() {
    see(OperationStatus.RUNNING, StepStatus.PENDING, StepStatus.PENDING);
    see(OperationStatus.RUNNING, StepStatus.RUNNING, StepStatus.PENDING);
    see(OperationStatus.FAILED, StepStatus.FAILED, StepStatus.PENDING);

    assertThat(
            registry
                .get("pairkeeper.operations")
                .tags("pair", "orders", "operation", "SET_READ_ONLY", "status", "FAILED")
                .counter()
                .count())
        .isEqualTo(1);

    meters.removed(new PairRemoved("orders"));
    assertThat(registry.getMeters()).isEmpty();
  }

  private void see(OperationStatus status, StepStatus first, StepStatus second) {
    boolean runs = status == OperationStatus.RUNNING;
    var plan =
        new Plan(
            new OperationRequest.SetReadOnly("db2"),
            "orders",
            "db2 takes no writes.",
            List.of(),
            List.of(),
            List.of(step(1, "db1"), step(2, "db2")));
    recorder.changed(
        new OperationChanged(
            new Operation(
                "op",
                "p",
                plan,
                status,
                "alice",
                schedule,
                NOON,
                runs ? null : NOON,
                List.of(
                    record(plan.steps().getFirst(), first, NOON),
                    record(plan.steps().getLast(), second, begunAt)),
                runs ? null : "All is well.",
                Map.of())));
  }

  private static Step step(int number, String node) {
    return new Step(
        number,
        "Close " + node,
        node,
        Deed.Sql.of(node, "SET GLOBAL super_read_only = ON"),
        List.of(),
        new Undo.Nothing(),
        Duration.ofSeconds(5));
  }

  private static StepRecord record(Step step, StepStatus status, Instant at) {
    @Nullable Instant begun = status == StepStatus.PENDING ? null : at;
    return new StepRecord(step, status, begun, null, "", null);
  }
}
