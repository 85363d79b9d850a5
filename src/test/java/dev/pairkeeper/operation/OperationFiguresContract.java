package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of a pair's past operations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperationFiguresContract {

  private static final Instant AT = Instant.parse("2026-11-27T03:00:00Z");

  private final ScratchDatabase database;
  private final PlanStore plans;
  private final OperationStore store;
  private final OperationFigures figures;
  private int minutes;

  OperationFiguresContract(ScratchDatabase database) {
    this.database = database;
    JdbcClient client = JdbcClient.create(database.jdbc());
    this.plans = new PlanStore(client);
    this.store = new OperationStore(client, database.transaction());
    this.figures = new OperationFigures(client);
  }

  @BeforeEach
  void clear() {
    database.jdbc().update("delete from pair_operation_step");
    database.jdbc().update("delete from pair_operation");
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void pausesOfWhatSucceededAreToldTheNewestFirst() {
    ended("orders", OperationStatus.SUCCEEDED, Map.of("writeBlockedMillis", 40, "to", "db2"));
    ended("orders", OperationStatus.SUCCEEDED, Map.of("writeBlockedMillis", 31, "to", "db1"));
    ended("orders", OperationStatus.SUCCEEDED, Map.of("writeBlockedMillis", 27, "to", "db2"));

    assertThat(figures.writePauses("orders", "db2", 2))
        .containsExactly(Duration.ofMillis(27), Duration.ofMillis(31));
  }

  @Test
  void whatFailedWhatMeasuredNothingAndOtherPairsDoNotCount() {
    ended("orders", OperationStatus.FAILED, Map.of("writeBlockedMillis", 4000));
    ended("orders", OperationStatus.SUCCEEDED, Map.of());
    ended("orders", OperationStatus.SUCCEEDED, Map.of("to", "writeBlockedMillis"));
    ended("billing", OperationStatus.SUCCEEDED, Map.of("writeBlockedMillis", 50));

    assertThat(figures.writePauses("orders", null, 10)).isEmpty();
  }

  @Test
  void pausesThatEndWithKeepalivedsTakeoverAreNotMixedWithThoseThatEndedBefore() {
    announced("db2", 700, "keepalived");
    announced("db1", 30, "arping");
    announced("db2", 900, "keepalived");
    announced("db1", 40, "arping");

    assertThat(figures.writePauses("orders", "db2", 10))
        .containsExactly(Duration.ofMillis(900), Duration.ofMillis(700));
    assertThat(figures.writePauses("orders", "db1", 10))
        .containsExactly(Duration.ofMillis(40), Duration.ofMillis(30));
    assertThat(figures.writePauses("orders", null, 1)).containsExactly(Duration.ofMillis(40));
  }

  private void announced(String to, int millis, String by) {
    ended(
        "orders",
        OperationStatus.SUCCEEDED,
        Map.of("writeBlockedMillis", millis, "to", to, "vipAnnouncedBy", by));
  }

  private void ended(String pair, OperationStatus status, Map<String, Object> result) {
    var step =
        new Step(
            1,
            "Put",
            "db1",
            new Deed.Command("db1", "put"),
            List.of(),
            new Undo.Nothing(),
            Duration.ofSeconds(1));
    var plan =
        new Plan(
            new OperationRequest.ApplyConfig(), pair, "Done.", List.of(), List.of(), List.of(step));
    var stored = new StoredPlan(UUID.randomUUID().toString(), plan, AT, "dba", null);
    plans.keep(stored);
    var operation =
        new Operation(
            UUID.randomUUID().toString(),
            stored.id(),
            plan,
            OperationStatus.RUNNING,
            "dba",
            null,
            AT.plus(Duration.ofMinutes(++minutes)),
            null,
            List.of(StepRecord.pending(step)),
            null,
            Map.of());
    store.begin(operation, "panel", Optional::empty);
    store.write(operation.id(), "panel", status, AT, "Ended.", result);
  }
}
