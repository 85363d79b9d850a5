package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A node that is too slow to answer in time: what it costs, and what becomes of its connections.
 */
@OnLab
class LateAnswerLabTests extends ObservedLab {

  /** The shell that answers the looks; others have arguments. */
  private static final String SHELL = "-xf /bin/sh";

  /** Those through the VIP go to the other node. */
  private static final String LOG_INS =
      "SELECT SUM(TOTAL_CONNECTIONS) FROM performance_schema.accounts WHERE USER = 'pairkeeper'";

  private final Lab lab;

  @Autowired
  LateAnswerLabTests(PairRegistry registry, PairWatch watch) {
    super(registry, watch, Lab.mysql97());
    this.lab = lab();
  }

  @BeforeEach
  void lookAtPair() {
    register(spec());
    within(20, () -> assertThat(standbySeenSince(Instant.EPOCH)).isTrue());
  }

  @AfterEach
  void thaw() {
    lab.thaw("db2", Daemon.MYSQLD);
    lab.exec("db2", "pkill -CONT %s; true".formatted(SHELL));
    removePair();
  }

  @Test
  void hostWhoseAnswerIsLateKeepsItsShell() {
    String shell = shells();
    assertThat(shell).isNotBlank();
    lab.exec("db2", "pkill -STOP " + SHELL);
    within(5, () -> assertThat(hostIsSilent()).isTrue());

    lab.exec("db2", "pkill -CONT " + SHELL);
    Instant thawed = Instant.now();

    within(7, () -> assertThat(standbySeenSince(thawed)).isTrue());
    assertThat(shells()).isEqualTo(shell);
  }

  @Test
  void serverWhoseAnswerIsLateKeepsItsConnection() {
    String before = lab.sql("db2", LOG_INS);
    lab.freeze("db2", Daemon.MYSQLD);
    within(5, () -> assertThat(serverIsSilent()).isTrue());

    lab.thaw("db2", Daemon.MYSQLD);
    Instant thawed = Instant.now();

    within(7, () -> assertThat(standbySeenSince(thawed)).isTrue());
    assertThat(lab.sql("db2", LOG_INS)).isEqualTo(before).containsPattern("[1-9]");
  }

  @Test
  void hostThatStaysSilentIsLoggedInToAnew() {
    String shell = shells();
    assertThat(shell).isNotBlank();
    lab.exec("db2", "pkill -STOP " + SHELL);
    within(5, () -> assertThat(hostIsSilent()).isTrue());
    Instant frozen = Instant.now();

    within(20, () -> assertThat(standbySeenSince(frozen)).isTrue());

    assertThat(shells()).isNotEqualTo(shell);
  }

  private String shells() {
    return lab.exec("db2", "pgrep " + SHELL);
  }

  private boolean hostIsSilent() {
    return standby().host().failure().filter(why -> why.kind() == Kind.TIMED_OUT).isPresent();
  }

  private boolean serverIsSilent() {
    return standby().mysql().failure().filter(why -> why.kind() == Kind.TIMED_OUT).isPresent();
  }

  private boolean standbySeenSince(Instant moment) {
    return status().isPresent()
        && standby().host().answer().map(HostSnapshot::readAt).filter(moment::isBefore).isPresent()
        && standby()
            .mysql()
            .answer()
            .map(MysqlSnapshot::readAt)
            .filter(moment::isBefore)
            .isPresent();
  }

  private NodeSnapshot standby() {
    return status().orElseThrow().snapshot().second();
  }

  private static void within(int seconds, org.awaitility.core.ThrowingRunnable expected) {
    Awaitility.await().atMost(Duration.ofSeconds(seconds)).untilAsserted(expected);
  }
}
