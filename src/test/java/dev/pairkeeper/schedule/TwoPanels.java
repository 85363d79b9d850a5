package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.schedule.Schedules.Scheduling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  final ScratchDatabase database;
  final InstantSource clock = () -> this.now;
  volatile Instant now = NINE;
  TriedOperations operations = new TriedOperations();
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
    operations = new TriedOperations();
    panel = new PanelOnScratch(database, clock, operations, true);
    other = new PanelOnScratch(database, clock, operations, true);
  }

  @AfterAll
  void close() {
    database.close();
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
