package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.LabInfo.Account;
import dev.pairkeeper.mysql.MysqlSettings.Tls;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What holds on every flavor of real servers. */
abstract class SessionContract {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Account STRANGER = new Account("stranger", "Nothing-1");

  private final JdbcMysqlSessions sessions =
      new JdbcMysqlSessions(new MysqlSettings(null, Tls.PREFERRED));
  private final Lab lab;

  SessionContract(Lab lab) {
    this.lab = lab;
  }

  @Test
  void observerAccountSeesEverything() {
    MysqlSnapshot standby = look("db2", observer());

    assertThat(standby.hidden()).isEmpty();
    assertThat(standby.serverId()).isEqualTo(lab.info().host("db2").serverId());
    assertThat(standby.writable()).isFalse();
    assertThat(standby.executed()).isNotNull();
    assertThat(standby.longestCommitWait()).isZero();
    assertThat(standby.connections()).isPositive();
    assertThat(standby.channels()).hasSize(1).first().satisfies(this::followsItsPeer);
    assertThat(look("db1", observer()).writable()).isTrue();
  }

  private void followsItsPeer(ReplicationChannel channel) {
    assertThat(channel.sourceHost()).isEqualTo(lab.info().host("db1").address());
    assertThat(channel.sourceServerId()).isEqualTo(lab.info().host("db1").serverId());
    assertThat(channel.running()).isTrue();
    assertThat(channel.lag().known()).isPresent();
  }

  @Test
  void whatAnAccountMayNotSeeIsSaidWithTheGrantThatShowsIt() {
    createStranger();
    var now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    var session =
        new JdbcMysqlSession(
            Login.to(access("db2", STRANGER)),
            TIMEOUT,
            TIMEOUT,
            new ServerConnector(Tls.PREFERRED),
            null,
            now::get);
    try (session) {
      MysqlSnapshot blind = session.observe();
      assertThat(blind.channels()).isEmpty();
      assertThat(blind.longestCommitWait()).isNull();
      assertThat(blind.hidden())
          .isNotEmpty()
          .allMatch(sentence -> sentence.contains("Run: GRANT "));

      blind.hidden().forEach(sentence -> run("db2", sentence.replaceFirst(".*Run: ", "")));
      now.updateAndGet(before -> before.plusSeconds(60));

      assertThat(session.observe().hidden()).isEmpty();
      assertThat(session.observe().channels()).hasSize(1);
    }
  }

  @Test
  void sqlThreadThatStoppedLeavesTheLagUnknown() {
    run("db2", stopSqlThread());

    ReplicationChannel channel = look("db2", observer()).channels().getFirst();

    assertThat(channel.sqlRunning()).isFalse();
    assertThat(channel.lag()).isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void whoeverHoldsTheVipAnswersThroughIt() {
    VipAnswer answer = sessions.whoAnswers(vip(), access("db2", observer()), TIMEOUT);

    assertThat(answer.hostname()).isEqualTo("db1");
    assertThat(answer.serverId()).isEqualTo(lab.info().host("db1").serverId());
  }

  @Test
  void frozenServerCostsNoMoreThanTheTimeOut() {
    try (MysqlSession kept = sessions.connect(access("db2", observer()), TIMEOUT, TIMEOUT)) {
      kept.observe();
      lab.freeze("db2", Daemon.MYSQLD);

      assertTimesOut(kept::observe);
      assertTimesOut(() -> sessions.connect(access("db2", observer()), TIMEOUT, TIMEOUT));
    }
  }

  private static void assertTimesOut(Runnable attempt) {
    long start = System.nanoTime();
    MysqlAccessException failed = failureOf(attempt);

    assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusSeconds(2));
  }

  @Test
  void stoppedServerBreaksTheSessionAndRefusesTheNext() {
    try (MysqlSession kept = sessions.connect(access("db2", observer()), TIMEOUT, TIMEOUT)) {
      kept.observe();
      lab.stop("db2", Daemon.MYSQLD);

      assertThat(failureOf(kept::observe).kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(
              failureOf(() -> sessions.connect(access("db2", observer()), TIMEOUT, TIMEOUT)).kind())
          .isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void wrongPasswordIsDeniedAndNotRepeated() {
    var wrong = new Account(observer().user(), "Wr0ng-password");

    MysqlAccessException denied =
        failureOf(() -> sessions.connect(access("db1", wrong), TIMEOUT, TIMEOUT));

    assertThat(denied.kind()).isEqualTo(Kind.ACCESS_DENIED);
    assertThat(denied)
        .hasMessageContaining("log-in as pairkeeper_ro failed: 1045 ")
        .hasMessageNotContaining("Wr0ng-password");
  }

  /** A statement that stops the SQL thread only. */
  abstract String stopSqlThread();

  /** Statements to run before and after those that must work on a read-only server. */
  abstract String writable(String statements);

  private void createStranger() {
    run("db2", "DROP USER IF EXISTS 'stranger'@'%'");
    run("db2", "CREATE USER 'stranger'@'%%' IDENTIFIED BY '%s'".formatted(STRANGER.password()));
  }

  private void run(String host, String statement) {
    lab.sql(host, writable(statement.replaceFirst(";$", "")));
  }

  final MysqlSnapshot look(String host, Account account) {
    try (MysqlSession session = sessions.connect(access(host, account), TIMEOUT, TIMEOUT)) {
      return session.observe();
    }
  }

  private static MysqlAccessException failureOf(Runnable attempt) {
    return Objects.requireNonNull(catchThrowableOfType(MysqlAccessException.class, attempt::run));
  }

  final Account observer() {
    return lab.info().account("observer");
  }

  private VirtualAddress vip() {
    return VirtualAddress.parse(lab.info().vip() + "/" + lab.info().prefixLength());
  }

  private NodeAccess access(String host, Account account) {
    var mysql = new MysqlEndpoint(3306, account.user(), null, null, null);
    var ssh = new SshEndpoint(22, "root", false, null);
    String address = lab.info().host(host).address();
    var node = new Node(host, address, "eth0", new Priority(100), true, mysql, ssh);
    return new NodeAccess(node, Secret.of(account.password()), null, null, null);
  }
}
