package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.schedule.Schedules.Scheduling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Schedules of two panels on one database, with a clock that a test moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScheduleContract {

  private static final Instant NINE = Instant.parse("2026-11-27T21:00:00Z");
  private static final Instant THREE = Instant.parse("2026-11-28T03:00:00Z");
  private static final Instant FOUR = Instant.parse("2026-11-28T04:00:00Z");
  private static final Switchover SWITCHOVER =
      new Switchover("db2", Duration.ofSeconds(3), Duration.ofSeconds(10));
  private static final Reason LAGS = new Reason("LAGGING", "db2 lags.", "Wait.");

  private final ScratchDatabase database;
  private final InstantSource clock = () -> this.now;
  private volatile Instant now = NINE;
  private TriedOperations operations = new TriedOperations();
  private PanelOnScratch panel;
  private PanelOnScratch other;

  ScheduleContract(ScratchDatabase database) {
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

  @Test
  void isKeptAsItWasPlannedAndTold() {
    Schedule planned = planned(THREE, FOUR);

    assertThat(other.schedules.find("orders", planned.id())).contains(planned);
    assertThat(planned.request()).isEqualTo(SWITCHOVER);
    assertThat(panel.timeline)
        .containsExactly(
            "2026-11-27T21:00:00Z SCHEDULE_PLANNED olga planned SWITCHOVER between"
                + " 2026-11-28T03:00:00Z and 2026-11-28T04:00:00Z.");
    assertThat(panel.audit.lines().getFirst()).startsWith("olga orders SCHEDULE_PLANNED");
  }

  @Test
  void startsOnceItsWindowHasBegunAndNotBefore() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE.minusMillis(1);
    panel.starts.tick();
    assertThat(operations.planned).isEmpty();

    now = THREE;
    panel.starts.tick();
    other.starts.tick();

    assertThat(operations.planned).containsExactly(SWITCHOVER);
    assertThat(operations.started)
        .singleElement()
        .satisfies(operation -> {
          assertThat(operation.startedBy()).isEqualTo("olga");
          assertThat(operation.schedule()).isEqualTo(planned.id());
        });
    Schedule started = found(planned);
    assertThat(started.status()).isEqualTo(ScheduleStatus.STARTED);
    assertThat(started.operation()).isEqualTo(operations.started.getFirst().id());

    now = FOUR;
    panel.starts.tick();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.STARTED);
  }

  @Test
  void refusedItIsTriedEachThirtySecondsUntilItStarts() {
    Schedule planned = planned(THREE, FOUR);
    operations.refuses(LAGS);
    now = THREE;
    panel.starts.tick();
    now = THREE.plusSeconds(29);
    panel.starts.tick();
    assertThat(operations.planned).hasSize(1);
    assertThat(found(planned).reasons()).containsExactly(LAGS);
    assertThat(found(planned).triedAt()).isEqualTo(THREE);

    operations.refuses(null);
    now = THREE.plusSeconds(30);
    other.starts.tick();

    assertThat(operations.started).hasSize(1);
    assertThat(found(planned).reasons()).isEmpty();
  }

  @Test
  void refusedUntilTheEndItExpiresWithTheLastReasonsToldByOnePanel() {
    Schedule planned = planned(THREE, FOUR);
    operations.refuses(new Reason("FLAPPING", "It moved.", "Look."));
    now = THREE;
    panel.starts.tick();
    operations.refuses(LAGS);
    now = FOUR.minusSeconds(10);
    panel.starts.tick();

    now = FOUR;
    other.starts.tick();
    panel.starts.tick();

    assertThat(operations.started).isEmpty();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.EXPIRED);
    assertThat(found(planned).endedAt()).isEqualTo(FOUR);
    assertThat(found(planned).reasons()).containsExactly(LAGS);
    assertThat(other.timeline).singleElement().asString().endsWith("was not started. db2 lags.");
    assertThat(other.audit.lines()).singleElement().asString().contains("SCHEDULE_EXPIRED");
    assertThat(panel.timeline).hasSize(1);
  }

  @Test
  void panelThatWasOffDuringTheWholeWindowLetsItExpireAndNeverRunsItLate() {
    Schedule planned = planned(THREE, FOUR);

    now = FOUR.plusSeconds(1);
    new PanelOnScratch(database, clock, operations, true).starts.tick();

    assertThat(operations.planned).isEmpty();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.EXPIRED);
    assertThat(found(planned).reasons()).extracting(Reason::code).containsExactly("NO_PANEL");
  }

  @Test
  void twoPanelsThatTickAtTheSameMomentStartItOnce() throws Exception {
    var barrier = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 1; round <= 20; round++) {
        Instant at = THREE.plus(Duration.ofMinutes(10L * round));
        now = NINE;
        planned(at, at.plusSeconds(60));
        now = at;
        List<Future<?>> ticks =
            List.of(
                threads.submit(() -> tickTogether(panel, barrier)),
                threads.submit(() -> tickTogether(other, barrier)));
        for (Future<?> tick : ticks) {
          tick.get();
        }
        assertThat(operations.started).hasSize(round);
      }
    }
  }

  @Test
  void planThatAnotherPanelMadeMeanwhileDoesNotStartASecondOne() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(() -> {
      operations.whilePlanning(() -> {});
      now = THREE.plusSeconds(40);
      other.starts.tick();
    });

    panel.starts.tick();

    assertThat(operations.planned).hasSize(2);
    assertThat(operations.started).hasSize(1);
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.STARTED);
  }

  @Test
  void inMaintenanceItDoesNotStartSaysSoAndStartsWhenThatHasEnded() {
    Schedule planned = planned(THREE, FOUR);
    other.maintenances.order("orders", new MaintenanceWish(FOUR, null, "new disks"), "omar");
    now = THREE;
    panel.starts.tick();

    assertThat(operations.planned).isEmpty();
    assertThat(found(planned).reasons().getFirst().message())
        .isEqualTo(
            "orders is in maintenance until 2026-11-28T04:00:00Z, ordered by omar: new disks.");

    other.maintenances.end("orders", "omar");
    now = THREE.plusSeconds(30);
    panel.starts.tick();
    assertThat(operations.started).hasSize(1);
  }

  @Test
  void maintenanceThatBeginsWhileItIsPlannedKeepsItFromStarting() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(
        () -> other.maintenances.order("orders", new MaintenanceWish(null, 60, "disks"), "omar"));

    panel.starts.tick();

    assertThat(operations.started).isEmpty();
    assertThat(found(planned).reasons()).extracting(Reason::code).containsExactly("MAINTENANCE");
  }

  @Test
  void calledOffWhileATryIsUnderWayItDoesNotStart() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(
        () -> assertThat(other.schedules.cancel("orders", planned.id(), "omar")).isTrue());

    panel.starts.tick();

    assertThat(operations.planned).hasSize(1);
    assertThat(operations.started).isEmpty();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.CANCELLED);
    assertThat(found(planned).cancelledBy()).isEqualTo("omar");
    assertThat(other.timeline).singleElement().asString().contains("omar called off SWITCHOVER");
  }

  @Test
  void windowThatEndsWhileATryIsUnderWayIsNotOverrun() {
    Schedule planned = planned(THREE, FOUR);
    now = FOUR.minusSeconds(1);
    operations.whilePlanning(() -> now = FOUR);

    panel.starts.tick();
    panel.starts.tick();

    assertThat(operations.started).isEmpty();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.EXPIRED);
    assertThat(found(planned).reasons()).extracting(Reason::code).containsExactly("WINDOW_OVER");
  }

  @Test
  void tryThatFailsIsToldAndTriedAgain() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(() -> {
      throw new IllegalStateException("a password");
    });
    panel.starts.tick();
    assertThat(found(planned).reasons().getFirst().code()).isEqualTo("TRY_FAILED");
    assertThat(found(planned).reasons().getFirst().message()).doesNotContain("password");

    operations.whilePlanning(() -> {});
    operations.watches(false);
    now = THREE.plusSeconds(30);
    panel.starts.tick();
    assertThat(found(planned).reasons().getFirst().code()).isEqualTo("NOT_WATCHED");

    operations.watches(true);
    now = THREE.plusSeconds(60);
    panel.starts.tick();
    assertThat(operations.started).hasSize(1);
  }

  @Test
  void panelThatLooksAtNothingTakesNoTry() {
    Schedule planned = planned(THREE, FOUR);
    var blind = new PanelOnScratch(database, clock, operations, false);
    now = THREE;
    blind.starts.tick();
    assertThat(found(planned).triedAt()).isNull();

    now = FOUR;
    blind.starts.tick();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.EXPIRED);
  }

  @Test
  void windowsOfOnePairDoNotOverlapAndMayTouch() {
    Schedule first = planned(THREE, FOUR);

    assertThat(plan(FOUR.minusSeconds(1), FOUR.plusSeconds(600)))
        .isInstanceOfSatisfying(
            Scheduling.Refused.class,
            refused -> {
              assertThat(refused.reason().code()).isEqualTo("SCHEDULE_OVERLAPS");
              assertThat(refused.reason().cure()).contains(first.id());
            });
    planned(FOUR, FOUR.plusSeconds(600));
    panel.schedules.cancel("orders", first.id(), "olga");
    planned(THREE.plusSeconds(60), FOUR);
    assertThat(panel.schedules.find("orders", ScheduleStatus.PLANNED, 10)).hasSize(2);
    assertThat(panel.schedules.find("orders", null, 10)).hasSize(3);
  }

  @Test
  void calledOffTwiceOrForAnotherPairNothingHappens() {
    Schedule planned = planned(THREE, FOUR);

    assertThat(panel.schedules.cancel("billing", planned.id(), "olga")).isFalse();
    assertThat(panel.schedules.cancel("orders", planned.id(), "olga")).isTrue();
    assertThat(panel.schedules.cancel("orders", planned.id(), "olga")).isFalse();
  }

  @Test
  void followsItsPairWhenThatIsRenamedAndGoesWithIt() {
    Schedule planned = planned(THREE, FOUR);

    database.jdbc().update("update pair set name = 'shop' where name = 'orders'");
    assertThat(panel.schedules.find("shop", planned.id())).isPresent();

    database.jdbc().update("delete from pair where name = 'shop'");
    assertThat(panel.schedules.find("shop", planned.id())).isEmpty();
  }

  @Test
  void nothingIsPlannedForAPairThatIsNotRegistered() {
    assertThat(panel.schedules.plan("nobody", new ScheduleWish(SWITCHOVER, THREE, FOUR), "olga"))
        .isEqualTo(new Scheduling.UnknownPair());
    assertThat(panel.audit.lines()).isEmpty();
  }

  private static void tickTogether(PanelOnScratch panel, CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    panel.starts.tick();
  }

  private Schedule planned(Instant notBefore, Instant notAfter) {
    Scheduling scheduling = plan(notBefore, notAfter);
    assertThat(scheduling).isInstanceOf(Scheduling.Scheduled.class);
    return ((Scheduling.Scheduled) scheduling).schedule();
  }

  private Scheduling plan(Instant notBefore, Instant notAfter) {
    return panel.schedules.plan(
        "orders", new ScheduleWish(SWITCHOVER, notBefore, notAfter), "olga");
  }

  private Schedule found(Schedule schedule) {
    return panel.schedules.find("orders", schedule.id()).orElseThrow();
  }
}
