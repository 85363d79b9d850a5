package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hosts whose services are scripts in /etc/init.d: systemd is their first process still, as it runs
 * sshd, but there is no {@code systemctl} and nothing that says that systemd is there, and the
 * server was started by {@code service}.
 */
@TakesLong
class SetUpWithoutSystemdLabTests extends SetUpLab {

  private static final List<String> HOSTS = List.of("db1", "db2");

  SetUpWithoutSystemdLabTests() {
    super(Lab.bare(Lab.Flavor.MARIADB1011));
  }

  @BeforeEach
  void startByScripts() {
    for (String host : HOSTS) {
      lab()
          .exec(
              host,
              """
              systemctl disable --now mariadb keepalived 2>/dev/null
              systemctl mask mariadb keepalived 2>/dev/null
              rm /usr/bin/systemctl && rmdir /run/systemd/system && service mariadb start\
              """);
    }
  }

  @Test
  void becomeAHealthyPairThatHandsOverByItsCheck() {
    register(LabSpecs.withSudoUser(lab()));

    Plan plan = setUp(new SetUp(null, false, false, null)).plan();

    isWell();
    assertThat(plan.warnings())
        .anyMatch(it -> it.startsWith("db1 has no systemd"))
        .anyMatch(it -> it.startsWith("db2 has no systemd"));
    for (String host : HOSTS) {
      assertThat(lab().exec(host, "ls -d /etc/systemd/system/*.service.d 2>/dev/null || true"))
          .isEmpty();
      assertThat(lab().exec(host, "ls /etc/rc3.d")).containsPattern("S[0-9]+keepalived");
      assertThat(lab().exec(host, "ps -o comm= -p $(cat /run/keepalived.pid)"))
          .isEqualTo("keepalived\n");
    }

    appliesWhatIsRegistered();
    startsKeepalivedAgain();
    isWellAgainWhenTheServerCrashed();
    handsOverWhenTheServerStops();
  }

  private void appliesWhatIsRegistered() {
    change(LabSpecs.withVirtualRouterId(lab(), 77));

    Operation applied = run(planned(new ApplyConfig()));

    assertThat(applied.status()).as(OperatedLab.told(applied)).isEqualTo(OperationStatus.SUCCEEDED);
    isWell();
  }

  private void startsKeepalivedAgain() {
    lab()
        .exec(
            "db2",
            "service keepalived stop; while pidof keepalived >/dev/null; do sleep 0.2; done");

    Operation started = run(planned(new StartKeepalived("db2")));

    assertThat(started.status()).as(OperatedLab.told(started)).isEqualTo(OperationStatus.SUCCEEDED);
    isWell();
  }

  /** mysqld_safe starts the server again, often before the check takes it for dead. */
  private void isWellAgainWhenTheServerCrashed() {
    lab().exec("db1", "kill -9 $(cat /run/mysqld/mysqld.pid); sleep 3");

    isWell();
  }

  private void handsOverWhenTheServerStops() {
    String owner = has("db1") ? "db1" : "db2";
    String other = owner.equals("db1") ? "db2" : "db1";
    long before = System.nanoTime();
    lab().exec(owner, "service mariadb stop");

    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(30))
        .until(() -> has(other));
    System.out.printf(
        "VIP on %s %d ms after the server of %s was told to stop%n",
        other, Duration.ofNanos(System.nanoTime() - before).toMillis(), owner);
    lab().exec(owner, "service mariadb start");
    isWell();
    assertThat(has(other)).isTrue();
  }

  private boolean has(String host) {
    return lab().exec(host, "ip addr").contains(lab().info().vip() + "/");
  }
}
