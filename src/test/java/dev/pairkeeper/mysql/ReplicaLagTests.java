package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.Lag.Source;
import dev.pairkeeper.topology.ServerVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicaLagTests {

  private static final String HAS = "55e1b728-e580-11f1-93e6-0242ac1e030b:1-8";
  private static final String BEHIND = "55e1b728-e580-11f1-93e6-0242ac1e030b:1-6";

  private final ReadPositions positions = new ReadPositions();

  @Test
  void sourceThatSendsOnlyWhatCameFromHereIsNotSilent() {
    Row silent = times("heard_at", "1795249000.0");
    assertThat(lag(HAS, replication("read_source_log_pos", "1000"), silent)).isEqualTo(Lag.UNKNOWN);
    assertThat(lag(HAS, replication("read_source_log_pos", "1500"), silent).known())
        .contains(Duration.ZERO);
  }

  @Test
  void sourceThatStoppedSendingIsSilentAfterAWhile() {
    lag(HAS, replication("read_source_log_pos", "1000"), times());
    lag(HAS, replication("read_source_log_pos", "1500"), times());
    Row muchLater = times("now_at", "1795249377.5", "heard_at", "1795249000.0");
    assertThat(lag(HAS, replication("read_source_log_pos", "1500"), muchLater))
        .isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void idleReplicaHasNoLagHoweverOldItsLastTransactionIs() {
    assertThat(lag(HAS, times("now_at", "1795299277.5", "heard_at", "1795299276.9")))
        .isEqualTo(Lag.of(Duration.ZERO, Source.COMMIT_TIMESTAMPS));
  }

  @Test
  void lagIsTheAgeOfTheOldestTransactionBeingApplied() {
    assertThat(lag(BEHIND, times("applying_at", "1795249275.034105")))
        .isEqualTo(Lag.of(Duration.ofMillis(2500), Source.COMMIT_TIMESTAMPS));
  }

  @Test
  void transactionBeingScheduledCountsWhenNoWorkerIsBusy() {
    assertThat(
            lag(BEHIND, times("scheduling", "x:7", "scheduling_at", "1795249273.534105")).known())
        .contains(Duration.ofSeconds(4));
  }

  @Test
  void transactionBeingReceivedCountsWhenAllElseIsApplied() {
    assertThat(lag(HAS, times("queueing", "x:9", "queueing_at", "1795249276.534105")).known())
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void queuedTransactionsThatNobodyAppliesAreAtLeastAsOldAsTheServerSays() {
    Row delayed = replication("seconds_behind_source", "70", "exec_source_log_pos", "4");

    assertThat(lag(BEHIND, delayed, times()).known()).contains(Duration.ofSeconds(70));
  }

  @Test
  void sourceWithAClockAheadGivesNoNegativeLag() {
    assertThat(lag(BEHIND, times("applying_at", "1795249280.0")).known()).contains(Duration.ZERO);
  }

  @Test
  void appliedPositionsProveItWhereTheSetsDoNot() {
    assertThat(lag(BEHIND, times()).known()).contains(Duration.ZERO);
  }

  @Test
  void lagIsUnknownNotZeroWhenTheIoThreadStopped() {
    Row stopped = replication("replica_io_running", "No", "seconds_behind_source", null);

    assertThat(lag(HAS, stopped, times())).isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void lagIsUnknownNotZeroWhenTheSqlThreadStopped() {
    assertThat(lag(HAS, replication("replica_sql_running", "No"), times())).isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void lagIsUnknownWhileTheIoThreadConnects() {
    assertThat(lag(HAS, replication("replica_io_running", "Connecting"), times()))
        .isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void lagIsUnknownWhenTheSourceMissedItsHeartbeat() {
    assertThat(lag(HAS, times("heard_at", "1795249273.4"))).isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void sourceThatSendsOneTransactionForLongIsNotSilent() {
    Row large =
        times("heard_at", "1795249200.0", "queueing", "x:9", "queueing_at", "1795249197.534105");

    assertThat(lag(HAS, large).known()).contains(Duration.ofSeconds(80));
  }

  @Test
  void sourceThatNeverSendsHeartbeatsIsNotSilent() {
    assertThat(lag(HAS, times("heartbeat_seconds", "0.000", "heard_at", "1795240000.0")).known())
        .contains(Duration.ZERO);
  }

  @Test
  void replicaThatHeardNothingYetIsNotSilent() {
    assertThat(lag(HAS, times("heard_at", "0.000000")).known()).contains(Duration.ZERO);
  }

  @Test
  void sourceWithoutCommitTimestampsLeavesTheServersOwnFigure() {
    Row behind = replication("seconds_behind_source", "12", "exec_source_log_pos", "4");

    assertThat(lag(BEHIND, behind, times("applying_at", "0.000000")))
        .isEqualTo(Lag.of(Duration.ofSeconds(12), Source.SECONDS_BEHIND_SOURCE));
  }

  @Test
  void hiddenCommitTimestampsLeaveTheServersOwnFigure() {
    assertThat(lag(HAS, replication("seconds_behind_source", "3"), null))
        .isEqualTo(Lag.of(Duration.ofSeconds(3), Source.SECONDS_BEHIND_SOURCE));
  }

  @Test
  void nullIsUnknownNotZero() {
    assertThat(lag(HAS, replication("seconds_behind_source", null), null)).isEqualTo(Lag.UNKNOWN);
  }

  @Test
  void heartbeatOfTheSourceGoesBeforeTheServersOwnFigure() {
    Answers answers = answers(HAS, replication(), null);
    answers.rows().put(Topic.HEARTBEAT, List.of(heartbeat("2", "1000"), heartbeat("1", "1500000")));

    assertThat(lagOf(answers)).isEqualTo(Lag.of(Duration.ofMillis(1500), Source.HEARTBEAT));
  }

  @Test
  void heartbeatTellsWhatASilentSourceDoesNot() {
    Answers answers = answers(HAS, replication(), times("heard_at", "1795249200.0"));
    answers.rows().put(Topic.HEARTBEAT, List.of(heartbeat("1", "77000000")));

    assertThat(lagOf(answers)).isEqualTo(Lag.of(Duration.ofSeconds(77), Source.HEARTBEAT));
  }

  private static Row heartbeat(String serverId, String micros) {
    return new Row(Map.of("server_id", serverId, "micros", micros));
  }

  private static Row times(String... changes) {
    return Recorded.row("mysql97-appliers", changes);
  }

  private static Row replication(@Nullable String... changes) {
    return Recorded.row("mysql97-replication", changes);
  }

  private Lag lag(String executed, Row times) {
    return lag(executed, replication(), times);
  }

  private Lag lag(String executed, Row replication, @Nullable Row times) {
    return lagOf(answers(executed, replication, times));
  }

  private static Answers answers(String executed, Row replication, @Nullable Row times) {
    Answers answers =
        Recorded.answers(Recorded.row("mysql97-state", "gtid_executed", executed), replication);
    if (times != null) {
      answers.rows().put(Topic.APPLIERS, List.of(times));
    }
    return answers;
  }

  private Lag lagOf(Answers answers) {
    Dialect dialect = Dialect.of(ServerVersion.parse("9.7.4"));
    Row state = answers.rows(Topic.STATE).getFirst();
    GtidSet executed = dialect.transactions(state).executed();
    return new ChannelReader(dialect, answers, executed, positions).channels().getFirst().lag();
  }
}
