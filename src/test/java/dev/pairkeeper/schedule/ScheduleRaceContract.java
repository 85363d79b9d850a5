package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.plan.Refused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What happens to a schedule while a try to start it is under way, or goes wrong. */
abstract class ScheduleRaceContract extends TwoPanels {

  ScheduleRaceContract(ScratchDatabase database) {
    super(database);
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
        assertThat(started()).hasSize(round);
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

    assertThat(operations.requests()).hasSize(2);
    assertThat(started()).hasSize(1);
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.STARTED);
  }

  @Test
  void maintenanceThatBeginsWhileItIsPlannedKeepsItFromStarting() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(
        () -> other.maintenances.order("orders", new MaintenanceWish(null, 60, "disks"), "omar"));

    panel.starts.tick();

    assertThat(started()).isEmpty();
    assertThat(found(planned).reasons()).extracting(Reason::code).containsExactly("MAINTENANCE");
  }

  @Test
  void calledOffWhileATryIsUnderWayItDoesNotStart() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(
        () -> assertThat(other.schedules.cancel("orders", planned.id(), "omar")).isTrue());

    panel.starts.tick();

    assertThat(operations.requests()).hasSize(1);
    assertThat(started()).isEmpty();
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

    assertThat(started()).isEmpty();
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
    watched = false;
    now = THREE.plusSeconds(30);
    panel.starts.tick();
    assertThat(found(planned).reasons().getFirst().code()).isEqualTo("NOT_WATCHED");

    watched = true;
    now = THREE.plusSeconds(60);
    panel.starts.tick();
    assertThat(started()).hasSize(1);
  }

  @Test
  void tryDuringWhichTheRegistryIsAwayIsMadeAgain() {
    Schedule planned = planned(THREE, FOUR);
    now = THREE;
    operations.whilePlanning(() -> {
      throw new DataAccessResourceFailureException("away");
    });
    panel.starts.tick();
    assertThat(found(planned).reasons()).isEmpty();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.PLANNED);

    operations.whilePlanning(() -> {});
    now = THREE.plusSeconds(30);
    other.starts.tick();
    assertThat(started()).hasSize(1);
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

  private static void tickTogether(PanelOnScratch panel, CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    panel.starts.tick();
  }
}
