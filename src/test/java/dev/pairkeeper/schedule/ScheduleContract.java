package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.schedule.Schedules.Scheduling;
import org.junit.jupiter.api.Test;

/** What becomes of a schedule, from the day it is planned until it has ended. */
abstract class ScheduleContract extends TwoPanels {

  ScheduleContract(ScratchDatabase database) {
    super(database);
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
    assertThat(operations.requests()).isEmpty();

    now = THREE;
    panel.starts.tick();
    other.starts.tick();

    assertThat(operations.requests()).containsExactly(SWITCHOVER);
    assertThat(started())
        .singleElement()
        .satisfies(operation -> {
          assertThat(operation.startedBy()).isEqualTo("olga");
          assertThat(operation.schedule()).isEqualTo(planned.id());
        });
    Schedule started = found(planned);
    assertThat(started.status()).isEqualTo(ScheduleStatus.STARTED);
    assertThat(started.operation()).isEqualTo(started().getFirst().id());

    now = FOUR;
    panel.starts.tick();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.STARTED);
  }

  @Test
  void refusedItIsTriedEachThirtySecondsUntilItStarts() {
    Schedule planned = planned(THREE, FOUR);
    refuses(LAGS);
    now = THREE;
    panel.starts.tick();
    now = THREE.plusSeconds(29);
    panel.starts.tick();
    assertThat(operations.requests()).hasSize(1);
    assertThat(found(planned).reasons()).containsExactly(LAGS);
    assertThat(found(planned).triedAt()).isEqualTo(THREE);

    operations.decides(HAND_OVER);
    now = THREE.plusSeconds(30);
    other.starts.tick();

    assertThat(started()).hasSize(1);
    assertThat(found(planned).reasons()).isEmpty();
  }

  @Test
  void refusedUntilTheEndItExpiresWithTheLastReasonsToldByOnePanel() {
    Schedule planned = planned(THREE, FOUR);
    refuses(new Reason("FLAPPING", "It moved.", "Look."));
    now = THREE;
    panel.starts.tick();
    refuses(LAGS);
    now = FOUR.minusSeconds(10);
    panel.starts.tick();

    now = FOUR;
    other.starts.tick();
    panel.starts.tick();

    assertThat(started()).isEmpty();
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

    assertThat(operations.requests()).isEmpty();
    assertThat(found(planned).status()).isEqualTo(ScheduleStatus.EXPIRED);
    assertThat(found(planned).reasons()).extracting(Reason::code).containsExactly("NO_PANEL");
  }

  @Test
  void inMaintenanceItDoesNotStartSaysSoAndStartsWhenThatHasEnded() {
    Schedule planned = planned(THREE, FOUR);
    other.maintenances.order("orders", new MaintenanceWish(FOUR, null, "new disks"), "omar");
    now = THREE;
    panel.starts.tick();

    assertThat(operations.requests()).isEmpty();
    assertThat(found(planned).reasons().getFirst().message())
        .isEqualTo(
            "orders is in maintenance until 2026-11-28T04:00:00Z, ordered by omar: new disks.");

    other.maintenances.end("orders", "omar");
    now = THREE.plusSeconds(30);
    panel.starts.tick();
    assertThat(started()).hasSize(1);
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
}
