package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Refused;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.schedule.Schedules.Scheduling;
import dev.pairkeeper.web.doubles.InMemoryOperations;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Two panels on one database, with a clock that a test moves and one pair. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoPanels {

  static final Instant NINE = Instant.parse("2026-11-27T21:00:00Z");
  static final Instant THREE = Instant.parse("2026-11-28T03:00:00Z");
  static final Instant FOUR = Instant.parse("2026-11-28T04:00:00Z");
  static final Switchover SWITCHOVER =
      new Switchover("db2", Duration.ofSeconds(3), Duration.ofSeconds(10));
  static final Reason LAGS = new Reason("LAGGING", "db2 lags.", "Wait.");

  static final Plan HAND_OVER =
      new Plan(
          SWITCHOVER,
          "orders",
          "It moves.",
          List.of(),
          List.of(),
          List.of(
              new Step(
                  1,
                  "Hand over",
                  "db1",
                  new Deed.Command("db1", "true"),
                  List.of(),
                  new Undo.Nothing(),
                  Duration.ofSeconds(1))));

  final ScratchDatabase database;
  final InstantSource clock = () -> this.now;
  volatile Instant now = NINE;
  volatile boolean watched = true;
  InMemoryOperations operations = operations();
  PanelOnScratch panel;
  PanelOnScratch other;

  TwoPanels(ScratchDatabase database) {
    this.database = database;
    panel = new PanelOnScratch(database, clock, operations, true);
    other = new PanelOnScratch(database, clock, operations, true);
  }

  @BeforeEach
  void pairForWhichNothingIsPlanned() {
    database.jdbc().update("delete from pair");
    PanelOnScratch.register(database, "orders");
    now = NINE;
    watched = true;
    operations = operations();
    panel = new PanelOnScratch(database, clock, operations, true);
    other = new PanelOnScratch(database, clock, operations, true);
  }

  @AfterAll
  void close() {
    database.close();
  }

  private InMemoryOperations operations() {
    Sight sight = Sight.of(Pairs.pair("orders", 51));
    var made =
        new InMemoryOperations(
            pair -> watched ? Optional.of(sight.status()) : Optional.empty(), event -> {});
    made.decides(HAND_OVER);
    return made;
  }

  /** Whatever is planned is refused from now on, for that reason. */
  void refuses(Reason reason) {
    operations.decides(new Refused(List.of(reason)));
  }

  List<Operation> started() {
    return operations.find("orders", null, 100);
  }

  Schedule planned(Instant notBefore, Instant notAfter) {
    Scheduling scheduling = plan(notBefore, notAfter);
    assertThat(scheduling).isInstanceOf(Scheduling.Scheduled.class);
    return ((Scheduling.Scheduled) scheduling).schedule();
  }

  Scheduling plan(Instant notBefore, Instant notAfter) {
    return panel.schedules.plan(
        "orders", new ScheduleWish(SWITCHOVER, notBefore, notAfter), "olga");
  }

  Schedule found(Schedule schedule) {
    return panel.schedules.find("orders", schedule.id()).orElseThrow();
  }
}
