package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PairMonitorTests {

  private final FakeFleet fleet = new FakeFleet();
  private final MonitorFixture fixture = new MonitorFixture(fleet);
  private final PairMonitor monitor = fixture.monitor();

  @AfterEach
  void stop() {
    fleet.thaw();
    fixture.close();
  }

  @Test
  void pairIsLookedAtOncePerPeriod() {
    fixture.registry().put("orders");
    monitor.start();
    Awaitility.await().until(() -> looks("orders") >= 1);
    int before = looks("orders");

    Awaitility.await()
        .during(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(2))
        .until(() -> looks("orders") <= before + 5);
    assertThat(looks("orders")).isBetween(before + 2, before + 5);
  }

  @Test
  void registeredPairIsLookedAtAtOnceAndARemovedOneNoMore() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());

    fixture.registry().remove("orders");
    monitor.on(new PairRemoved("orders"));

    assertThat(monitor.latest("orders")).isEmpty();
    assertThat(monitor.observeNow("orders")).isEmpty();
    Awaitility.await().until(() -> fleet.open() == 0);
  }

  @Test
  void connectionsAreKept() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> looks("orders") > 4);

    assertThat(fleet.serverConnections()).isEqualTo(2);
    assertThat(fleet.hostConnections()).isEqualTo(2);
  }

  @Test
  void keepalivedIsAskedAtEachLookWhileTheVipIsOnBothNodes() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> looks("orders") > 2);
    assertThat(fleet.questions("db1"))
        .noneMatch(question -> question.matches(".*plain'? '?1'? .*"));

    fleet.giveTheVipToBoth();
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(List.of(fleet.questions("db1").getLast(), fleet.questions("db2").getLast()))
                .allMatch(question -> question.matches(".*plain'? '?1'? .*")));
  }

  @Test
  void lookNowJoinsTheOneUnderWay() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());
    fleet.freeze("db1");
    Awaitility.await().until(() -> fleet.waiting() > 0);

    var first = CompletableFuture.supplyAsync(() -> monitor.observeNow("orders"));
    var second = CompletableFuture.supplyAsync(() -> monitor.observeNow("orders"));

    assertThat(first).succeedsWithin(5, TimeUnit.SECONDS);
    assertThat(second.join().orElseThrow()).isSameAs(first.join().orElseThrow());
    assertThat(fleet.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void hangingNodeCostsItsTimeOutOnlyAndTheOtherIsSeen() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());
    fleet.freeze("db1");

    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .until(() ->
            monitor
                .latest("orders")
                .orElseThrow()
                .snapshot()
                .first()
                .mysql()
                .failure()
                .filter(why -> why.kind() == Kind.TIMED_OUT)
                .isPresent());
    var seen = monitor.latest("orders").orElseThrow().snapshot();
    assertThat(seen.second().mysql().answered()).isTrue();
    assertThat(seen.second().host().answered()).isTrue();

    fleet.thaw();
    Awaitility.await()
        .until(() -> monitor.latest("orders").orElseThrow().snapshot().first().mysql().answered());
  }

  @Test
  void hangingPairsDoNotHoldUpTheOthers() {
    monitor.start();
    register("orders");
    List<String> hanging = List.of("a", "b", "c", "d", "e", "f");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());
    fleet.freezeHost("10.0.1.1");
    hanging.forEach(name -> registerOn(name, "10.0.1.1"));
    Awaitility.await().until(() -> fleet.waiting() >= 6);
    int before = looks("orders");

    Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> looks("orders") > before + 3);
  }

  @Test
  void addressEventIsFollowedByALookAtOnce() {
    MonitorFixture slow = new MonitorFixture(fleet, Duration.ofMinutes(1));
    try {
      slow.monitor().start();
      slow.register("orders");
      Awaitility.await().until(() -> fleet.followed() == 2);
      int before = slow.looks("orders");

      fleet.tell("db1", "2: eth0    inet 10.0.0.7/24 scope global eth0");
      fleet.tell("db2", "2: eth0    inet 10.0.0.100/24 scope global secondary eth0");

      Awaitility.await().until(() -> slow.looks("orders") > before);
    } finally {
      slow.close();
    }
  }

  @Test
  void firstHostKeyIsPinnedAndUsedFromThenOn() {
    monitor.start();
    register("orders");
    Awaitility.await()
        .until(
            () -> fixture.registry().pinned().equals(List.of("db1 key-of-db1", "db2 key-of-db2")));
    monitor.on(new PairChanged("orders", "orders"));
    Awaitility.await().until(() -> looks("orders") > 3);

    assertThat(fleet.hostConnections()).isEqualTo(2);
    fleet.breakConnections();
    Awaitility.await().until(() -> fleet.hostConnections() == 4);
    assertThat(fleet.keysAskedFor()).contains("key-of-db1", "key-of-db2");
  }

  @Test
  void looksGoOnWhileTheRegistryIsAwayAndAMissedChangeIsReadLater() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());
    fixture.registry().away(true);
    fixture.registry().put("users");
    monitor.on(new PairChanged("users", "users"));
    int before = looks("orders");
    Awaitility.await().until(() -> looks("orders") > before + 2);
    assertThat(monitor.latest("users")).isEmpty();

    fixture.registry().away(false);

    Awaitility.await().until(() -> monitor.latest("users").isPresent());
  }

  @Test
  void changedPasswordIsUsedAtOnceAndOnlyForThatNode() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());
    int hosts = fleet.hostConnections();

    fixture.registry().putWithPassword("orders", "db1", "new");
    monitor.on(new PairChanged("orders", "orders"));

    Awaitility.await().until(() -> fleet.serverConnections() == 3);
    assertThat(fleet.hostConnections()).isEqualTo(hosts + 1);
    assertThat(fleet.passwords("db1")).containsExactly("secret", "new");
  }

  @Test
  void renamedPairIsWatchedUnderItsNewNameOnly() {
    monitor.start();
    register("orders");
    Awaitility.await().until(() -> monitor.latest("orders").isPresent());

    fixture.registry().remove("orders");
    fixture.registry().put("shop");
    monitor.on(new PairChanged("shop", "orders"));

    Awaitility.await().until(() -> monitor.latest("shop").isPresent());
    assertThat(monitor.all()).hasSize(1);
    assertThat(fixture.told()).contains("renamed orders shop", "changed shop false");
  }

  private void register(String name) {
    fixture.register(name);
  }

  private void registerOn(String name, String host) {
    fixture.registry().putOn(name, host);
    monitor.on(new PairChanged(name, name));
  }

  private int looks(String name) {
    return fixture.looks(name);
  }
}
