package dev.pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.topology.Secret;
import org.junit.jupiter.api.Test;

@OnLab
class LabLabTests {

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
  void resetBringsAStoppedServerBack() {
    lab.stop("db2", Lab.Daemon.MYSQLD);

    lab.reset();

    assertThat(lab.sql("db2", "SELECT 41 + 1")).contains("42");
    assertThat(lab.exec("db2", "hostname")).contains("db2");
  }
}
