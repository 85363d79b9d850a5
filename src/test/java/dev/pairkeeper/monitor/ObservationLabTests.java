package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.Lab.Traffic;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Breaks a real pair in every way that has to be noticed, and measures how long it takes: from the
 * end of the command that breaks it, or from the fault itself, to the problem.
 */
@OnLab
class ObservationLabTests extends ObservedLab {

  private final Lab lab;

  @Autowired
  ObservationLabTests(PairRegistry registry, PairWatch watch) {
    super(registry, watch, Lab.mysql97());
    this.lab = lab();
  }

  @BeforeEach
  void registerHealthyPair() {
    register(lab.pairSpec());
    Awaitility.await("a healthy pair")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(status()).isPresent();
          assertThat(status().orElseThrow().problems()).isEmpty();
          assertThat(status().orElseThrow().assessment().health()).isEqualTo(Health.OK);
        });
  }

  @AfterEach
  void remove() {
    removePair();
  }

  @Test
  void healthyPairHasNoProblemForTwentyLooks() {
    Instant last = Instant.EPOCH;
    for (int look = 0; look < 20; look++) {
      Instant before = last;
      last = Awaitility.await().until(this::lookedAt, at -> at.isAfter(before));
      assertThat(status().orElseThrow().problems()).isEmpty();
    }
  }

  @Test
  void ownersServerIsStopped() {
    noticed(ProblemCode.NODE_MYSQL_UNREACHABLE, () -> lab.stop("db1", Daemon.MYSQLD));
  }

  @Test
  void ownersServerIsKilled() {
    noticed(ProblemCode.NODE_MYSQL_UNREACHABLE, () -> lab.killAndKeepDown("db1", Daemon.MYSQLD));
  }

  @Test
  void ownersServerIsFrozen() {
    noticed(ProblemCode.NODE_MYSQL_UNREACHABLE, () -> lab.freeze("db1", Daemon.MYSQLD));
  }

  @Test
  void keepalivedIsStopped() {
    noticed(ProblemCode.KEEPALIVED_NOT_RUNNING, () -> lab.stop("db2", Daemon.KEEPALIVED));
  }

  @Test
  void vrrpIsCutSoThatBothHoldTheVip() {
    noticed(ProblemCode.VIP_ON_BOTH_NODES, () -> lab.cut("db2", Traffic.VRRP));
  }

  /** Acceptance 16. */
  @Test
  void vrrpIsCutInOneDirectionAndTheCountersOfBothTellWhich() {
    noticed(ProblemCode.VIP_ON_BOTH_NODES, () -> lab.cut("db1", Traffic.VRRP_OUT));
    Awaitility.await("the adverts that each receives")
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            status().orElseThrow().problems().stream()
                .map(open -> open.problem().message())
                .anyMatch(
                    message -> message.matches(".*adverts received.* db1 [1-9].*, db2 0\\.")));
  }

  @Test
  void replicationIsCutWhileTheOwnerTakesWrites() {
    AtomicBoolean writing = new AtomicBoolean(true);
    Thread writer = Thread.ofVirtual().start(() -> write(writing));
    try {
      noticed(ProblemCode.REPLICATION_STALLED, () -> lab.cut("db2", Traffic.REPLICATION));
    } finally {
      writing.set(false);
      Awaitility.await().until(() -> !writer.isAlive());
    }
  }

  @Test
  void ioThreadIsStopped() {
    noticed(ProblemCode.REPLICATION_IO_STOPPED, () -> lab.sql("db2", "STOP REPLICA IO_THREAD"));
  }

  @Test
  void sqlThreadIsStopped() {
    noticed(ProblemCode.REPLICATION_SQL_STOPPED, () -> lab.sql("db2", "STOP REPLICA SQL_THREAD"));
  }

  @Test
  void standbyTakesWritesToo() {
    noticed(
        ProblemCode.BOTH_NODES_WRITABLE,
        () -> lab.sql("db2", "SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF"));
  }

  @Test
  void serverTakesNoMoreConnections() {
    noticed(
        ProblemCode.TOO_MANY_CONNECTIONS, () -> lab.sql("db1", "SET GLOBAL max_connections = 2"));
  }

  @Test
  void passwordIsWrong() {
    noticed(ProblemCode.ACCESS_DENIED, () -> change(Specs.withMysqlPassword(spec(), "wrong")));
  }

  @Test
  void hostShowsAnotherKey() {
    noticed(
        ProblemCode.HOST_KEY_CHANGED,
        () ->
            lab.exec(
                "db2",
                "cd /etc/ssh && rm ssh_host_ed25519_key* && ssh-keygen -A >/dev/null"
                    + " && systemctl restart ssh"
                    + " && (sleep 0.5; pkill -f 'sshd[:-].*root') >/dev/null 2>&1 &"));
  }

  private void write(AtomicBoolean writing) {
    while (writing.get()) {
      lab.sql("db1", "FLUSH TABLES");
    }
  }
}
