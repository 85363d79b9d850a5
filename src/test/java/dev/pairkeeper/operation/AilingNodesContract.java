package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.Lab.Traffic;
import dev.pairkeeper.lab.LabSpecs;
import dev.pairkeeper.lab.TakesLong;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.Failover;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What the panel tells, and refuses, while a node is ill or gone; the numbers are those of
 * acceptance.
 */
abstract class AilingNodesContract extends FaultyPair {

  /** A commit that waits is told after five seconds. */
  private static final Duration STALL = TWO_POLLS.plusSeconds(5);

  AilingNodesContract(Lab lab) {
    super(lab);
  }

  @Test
  void hostThatIsOffIsShownAsDownAndItsReturnMovesNothing() {
    String owner = owner();
    String standby = peerOf(owner);
    var writing = writing(14);
    lab.powerOff(owner);
    try {
      await().atMost(SOON).until(() -> vipIsOn(standby));
      Problem down = shown(ProblemCode.NODE_MYSQL_UNREACHABLE, SOON);
      assertThat(down.node()).isEqualTo(owner);
      assertThat(down.message()).contains("there is no standby");
    } finally {
      lab.powerOn(owner);
    }
    nothingLost("3 owner's host off", writing);
    isWell();
    assertThat(vipIsOn(standby)).isTrue();
  }

  @Test
  void stalledWritesAreToldAndMoveNothing() {
    String owner = owner();
    var writing = writing(19);
    inBackground(owner, "FLUSH TABLES WITH READ LOCK; DO SLEEP(12)");
    Problem stalled = shown(ProblemCode.WRITES_STALLED, STALL);
    assertThat(stalled.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(stalled.node()).isEqualTo(owner);
    nothingLost("6 writes stalled", writing);
    assertThat(vipIsOn(owner)).isTrue();
  }

  @Test
  void pairWithoutKeepalivedOnOneNodeIsToldToHaveNoStandby() {
    String owner = owner();
    String standby = peerOf(owner);
    var writing = writing(10);
    lab.killAndKeepDown(owner, Daemon.KEEPALIVED);
    await().atMost(SOON).until(() -> vipIsOn(standby));
    Problem stopped = shown(ProblemCode.KEEPALIVED_NOT_RUNNING, SOON);
    assertThat(stopped.node()).isEqualTo(owner);
    assertThat(stopped.message()).contains("%s has no standby".formatted(standby));
    nothingLost("7 keepalived killed", writing);
    assertThat(seen(owner).writable()).contains(false);
    succeeded(run(new StartKeepalived(owner)));
    isWell();
    assertThat(vipIsOn(standby)).isTrue();
  }

  @Test
  void lagIsUnknownAndNeverZeroWhileTheIoThreadIsStopped() {
    String owner = owner();
    String standby = peerOf(owner);
    var writing = writing(9);
    lab.sql(standby, "STOP REPLICA IO_THREAD");
    shown(ProblemCode.REPLICATION_IO_STOPPED, TWO_POLLS);
    assertThat(seen(standby).mysql().answer().orElseThrow().channels())
        .allMatch(channel -> channel.lag().equals(Lag.UNKNOWN));
    assertThat(fitness(standby).eligible()).isFalse();
    assertThat(fitness(standby).estimatedLossTransactions()).isPositive();
    succeeded(run(new StartReplication(standby)));
    nothingMoved("20 IO thread stopped", writing, owner);
  }

  @Test
  void standbyWhoseRelayLogWasDiscardedIsFitWhenItHasAllTransactions() {
    String standby = peerOf(owner());
    lab.sql(standby, "STOP REPLICA SQL_THREAD");
    lab.sql(owner(), "INSERT INTO app.t VALUES (2001); INSERT INTO app.t VALUES (2002)");
    pause(1000);
    lab.cut(standby, Traffic.REPLICATION);
    lab.kill(standby, Daemon.MYSQLD);
    await().atMost(SOON).until(() -> sqlThreadRuns(standby));
    assertThat(fitness(standby).eligible()).isFalse();
    assertThat(fitness(standby).estimatedLossTransactions()).isEqualTo(2);
    lab.heal(standby);
    reconnect();
    isWell();
    assertThat(fitness(standby).eligible()).isTrue();
    assertThat(fitness(standby).estimatedLossTransactions()).isZero();
  }

  private boolean sqlThreadRuns(String node) {
    return panel
        .look(pair)
        .snapshot()
        .node(node)
        .flatMap(seen -> seen.mysql().answer())
        .filter(seen -> seen.channels().stream().allMatch(ReplicationChannel::sqlRunning))
        .isPresent();
  }

  @Test
  @TakesLong
  void standbyThatFiltersOrLogsNotAllIsFound() {
    assumeThat(lab.info().flavor()).startsWith("mysql");
    String standby = peerOf(owner());
    lab.sql(
        standby,
        "STOP REPLICA SQL_THREAD; CHANGE REPLICATION FILTER REPLICATE_IGNORE_DB = (nothing); "
            + "START REPLICA SQL_THREAD");
    shown(ProblemCode.REPLICATION_FILTERED, TWO_POLLS);
    try {
      startedWith(standby, "log_replica_updates = OFF");
      shown(ProblemCode.LOG_REPLICA_UPDATES_OFF, SOON);
      startedWith(standby, "skip_log_bin");
      shown(ProblemCode.BINLOG_OFF, SOON);
    } finally {
      startedWith(standby, "");
      await().atMost(SOON).until(() -> logsAgain(standby));
      reconnect();
    }
  }

  private boolean logsAgain(String node) {
    return seen(node).mysql().answer().filter(MysqlSnapshot::binlogOn).isPresent();
  }

  private void startedWith(String host, String option) {
    lab.exec(
        host, "printf '[mysqld]\\n%s\\n' >/etc/mysql/mysql.conf.d/zzz-told.cnf".formatted(option));
    lab.kill(host, Daemon.MYSQLD);
  }

  @Test
  @TakesLong
  void nodeThatMayNeverOwnIsNeverChosen() {
    String owner = owner();
    String standby = peerOf(owner);
    panel.change(pair, LabSpecs.withBarredNode(LabSpecs.withFastHandOver(lab), standby));
    try {
      succeeded(run(new ApplyConfig()));
      assertThat(refusals(SWITCHOVER)).contains("NEVER_OWNER");
      lab.killAndKeepDown(owner, Daemon.MYSQLD);
      pause(6000);
      assertThat(panel.look(pair).snapshot().vipHolders()).isEmpty();
      assertThat(refusals(new Failover(standby, true, false))).contains("NEVER_OWNER");
      lab.start(owner, Daemon.MYSQLD);
      await().atMost(SOON).until(() -> panel.look(pair).problems().isEmpty());
      assertThat(owner()).isEqualTo(owner);
    } finally {
      lab.start(owner, Daemon.MYSQLD);
      panel.change(pair, LabSpecs.withFastHandOver(lab));
      succeeded(run(new ApplyConfig()));
    }
  }

  @Test
  void twoThatTakeWritesOrNoneAreRefusedAndTheRepairCures() {
    String owner = owner();
    String standby = peerOf(owner);
    assertThat(refusals(new Switchover("db9", Duration.ofSeconds(5), null)))
        .contains("NO_SUCH_NODE");

    lab.sql(owner, "SET GLOBAL read_only = ON");
    shown(ProblemCode.NO_NODE_WRITABLE, TWO_POLLS);
    assertThat(refusals(SWITCHOVER)).contains("OWNER_READ_ONLY");
    succeeded(run(new SetWritable(owner)));

    lab.stop(standby, Daemon.KEEPALIVED);
    lab.sql(standby, "SET GLOBAL read_only = OFF");
    shown(ProblemCode.BOTH_NODES_WRITABLE, TWO_POLLS);
    assertThat(refusals(SWITCHOVER)).contains("STANDBY_WRITABLE");
    succeeded(run(new SetReadOnly(standby)));
    lab.start(standby, Daemon.KEEPALIVED);
    isWell();
    assertThat(vipIsOn(owner)).isTrue();
  }
}
