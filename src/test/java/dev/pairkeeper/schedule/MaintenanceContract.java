package dev.pairkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.ScratchDatabase;
import dev.pairkeeper.schedule.Maintenances.Ordering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Maintenance on a database, with a clock that a test moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MaintenanceContract {

  private static final Instant NINE = Instant.parse("2026-11-27T21:00:00Z");

  private final ScratchDatabase database;
  private final InstantSource clock = () -> this.now;
  private Instant now = NINE;
  private PanelOnScratch panel;
  private PanelOnScratch other;

  MaintenanceContract(ScratchDatabase database) {
    this.database = database;
    panel = new PanelOnScratch(database, clock);
    other = new PanelOnScratch(database, clock);
  }

  @BeforeEach
  void twoPairsThatAreInNone() {
    database.jdbc().update("delete from pair");
    PanelOnScratch.register(database, "orders");
    PanelOnScratch.register(database, "billing");
    now = NINE;
    panel = new PanelOnScratch(database, clock);
    other = new PanelOnScratch(database, clock);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void isInForceUntilItsEndAndNotAMomentLonger() {
    order(panel, 60, "new disks");

    assertThat(panel.maintenances.find("orders"))
        .contains(new Maintenance(NINE, NINE.plusSeconds(3600), "olga", "new disks"));
    assertThat(panel.maintenances.known()).containsOnlyKeys("orders");

    now = NINE.plusSeconds(3600).minusMillis(1);
    assertThat(panel.maintenances.find("orders")).isPresent();
    now = NINE.plusSeconds(3600);
    assertThat(panel.maintenances.find("orders")).isEmpty();
    assertThat(panel.maintenances.known()).isEmpty();
  }

  @Test
  void metricIsOneWhileItLastsAlsoWhenNobodyAsksTheRegistryMeanwhile() {
    panel.maintenances.sweep();
    assertThat(panel.maintenanceGauge("orders")).isZero();

    order(panel, 60, "new disks");
    assertThat(panel.maintenanceGauge("orders")).isEqualTo(1);
    assertThat(panel.maintenanceGauge("billing")).isZero();

    now = NINE.plus(Duration.ofHours(1));
    assertThat(panel.maintenanceGauge("orders")).isZero();
  }

  @Test
  void anotherPanelKnowsOfItAndAStartedAnewStillDoes() {
    order(panel, 60, "new disks");
    assertThat(other.maintenances.find("orders")).isPresent();
    assertThat(other.maintenances.known()).isEmpty();

    other.maintenances.sweep();

    assertThat(other.maintenances.known()).containsOnlyKeys("orders");
    assertThat(other.maintenanceGauge("orders")).isEqualTo(1);
    assertThat(new PanelOnScratch(database, clock).maintenances.find("orders")).isPresent();
  }

  @Test
  void endByItselfIsToldByOnePanelOnly() {
    order(panel, 60, "new disks");
    now = NINE.plusSeconds(4000);

    other.maintenances.sweep();
    panel.maintenances.sweep();
    other.maintenances.sweep();

    assertThat(other.timeline)
        .containsExactly(
            "2026-11-27T22:00:00Z MAINTENANCE_ENDED The maintenance of orders by olga is over.");
    assertThat(other.audit.lines())
        .containsExactly("olga orders MAINTENANCE_ENDED: By itself, as it was ordered.");
    assertThat(panel.timeline).hasSize(1).first().asString().contains("MAINTENANCE_BEGAN");
  }

  @Test
  void whoEndsItEarlyIsToldAndNothingIsLeftToEnd() {
    order(panel, 60, "new disks");

    assertThat(other.maintenances.end("orders", "omar")).isTrue();
    assertThat(panel.maintenances.end("orders", "olga")).isFalse();

    assertThat(other.timeline.getLast()).contains("omar ended the maintenance of orders.");
    assertThat(other.audit.lines().getLast()).startsWith("omar orders MAINTENANCE_ENDED");
    assertThat(panel.maintenances.find("orders")).isEmpty();
  }

  @Test
  void changedEndKeepsTheBeginningAndNamesWhoChangedIt() {
    order(panel, 60, "new disks");
    now = NINE.plusSeconds(600);

    other.maintenances.order("orders", new MaintenanceWish(null, 120, "and memory"), "omar");

    assertThat(panel.maintenances.find("orders"))
        .contains(new Maintenance(NINE, now.plusSeconds(7200), "omar", "and memory"));
    assertThat(other.timeline.getLast()).contains("omar changed the maintenance of orders");
  }

  @Test
  void oneThatIsOverIsEndedBeforeTheNextBegins() {
    order(panel, 1, "new disks");
    now = NINE.plusSeconds(600);

    order(panel, 5, "more disks");

    assertThat(panel.maintenances.find("orders").orElseThrow().since()).isEqualTo(now);
    assertThat(panel.timeline).hasSize(3);
    assertThat(panel.timeline.get(1)).contains("is over");
  }

  @Test
  void followsItsPairWhenThatIsRenamedOrRemoved() {
    order(panel, 60, "new disks");

    database.jdbc().update("update pair set name = 'shop' where name = 'orders'");
    panel.maintenances.sweep();
    assertThat(panel.maintenances.known()).containsOnlyKeys("shop");

    database.jdbc().update("delete from pair where name = 'shop'");
    panel.maintenances.sweep();
    assertThat(panel.maintenances.known()).isEmpty();
    assertThat(panel.meters.find("pairkeeper.maintenance").tag("pair", "shop").gauge()).isNull();
  }

  @Test
  void pairThatIsNotRegisteredIsInNone() {
    assertThat(panel.maintenances.order("nobody", new MaintenanceWish(null, 5, "x"), "olga"))
        .isEqualTo(new Ordering.UnknownPair());
    assertThat(panel.audit.lines()).isEmpty();
  }

  @Test
  void whatIsWrongChangesNothing() {
    Ordering ordering =
        panel.maintenances.order("orders", new MaintenanceWish(null, 0, "disks"), "olga");

    assertThat(ordering).isInstanceOf(Ordering.Rejected.class);
    assertThat(panel.maintenances.find("orders")).isEmpty();
    assertThat(panel.timeline).isEmpty();
  }

  private static void order(PanelOnScratch at, int minutes, String reason) {
    assertThat(at.maintenances.order("orders", new MaintenanceWish(null, minutes, reason), "olga"))
        .isInstanceOf(Ordering.Ordered.class);
  }
}
