package dev.pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnLab
class LabLabTests {

  private static final Duration VERB = Duration.ofMinutes(2);

  private final Lab lab;

  LabLabTests(Lab lab) {
    this.lab = lab;
  }

  @Test
  void infoHasAPairSpecReadyToRegister() {
    PairSpec spec = lab.pairSpec();

    assertThat(spec.vip()).startsWith(lab.info().vip());
    assertThat(spec.nodes())
        .extracting(PairSpec.NodeSpec::networkInterface)
        .containsExactly("eth0", "eth0");
    assertThat(spec.nodes()).extracting("ssh.privateKey", Secret.class).doesNotContainNull();
  }

  @Test
  void labWhoseHostsWereLeftOffIsMadeAnew() {
    LabCommand left = LabCommand.lockingLab(LabCommand.namePrefix() + "-left");
    try {
      Lab.makeReady(left, Lab.Flavor.MYSQL97, "--bare");
      left.run(VERB, "ssh", "db1", "touch /before");
      left.run(VERB, "power-off", "db1");
      left.run(VERB, "power-off", "db2");

      Lab.makeReady(left, Lab.Flavor.MYSQL97, "--bare");

      assertThat(left.run(VERB, "ssh", "db1", "ls /")).contains("etc").doesNotContain("before");
      assertThat(left.run(VERB, "status")).doesNotContain("powered off");
    } finally {
      left.run(VERB, "down");
    }
  }

  @Test
  void resetBringsAStoppedServerBack() {
    lab.stop("db2", Lab.Daemon.MYSQLD);

    lab.reset();

    assertThat(lab.sql("db2", "SELECT 41 + 1")).contains("42");
    assertThat(lab.exec("db2", "hostname")).contains("db2");
  }
}
