package dev.pairkeeper.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.LogPosition;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.ThreadState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotReaderTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void mysql97TellsEverything() {
    MysqlSnapshot seen =
        read("9.7.4", Recorded.answers(Recorded.row("mysql97-state"), replication("mysql97")));

    assertThat(seen.serverId()).isEqualTo(2);
    assertThat(seen.serverUuid()).isEqualTo("55f6ff80-e580-11f1-a96d-0242ac1e030c");
    assertThat(seen.hostname()).isEqualTo("db2");
    assertThat(seen.readOnly()).isTrue();
    assertThat(seen.superReadOnly()).isTrue();
    assertThat(seen.writable()).isFalse();
    assertThat(seen.gtidMode()).isEqualTo("ON");
    assertThat(seen.executed())
        .isEqualTo(GtidSet.mysql("55e1b728-e580-11f1-93e6-0242ac1e030b:1-8"));
    assertThat(seen.purged()).isEqualTo(GtidSet.EMPTY);
    assertThat(seen.binlogOn()).isTrue();
    assertThat(seen.autoIncrementOffset()).isEqualTo(2);
    assertThat(seen.maxConnections()).isEqualTo(151);
  }

  @Test
  void mysql97TellsItsChannel() {
    ReplicationChannel channel =
        read("9.7.4", Recorded.answers(Recorded.row("mysql97-state"), replication("mysql97")))
            .channels()
            .getFirst();

    assertThat(channel.name()).isEmpty();
    assertThat(channel.sourceHost()).isEqualTo("172.30.3.11");
    assertThat(channel.sourceServerId()).isEqualTo(1);
    assertThat(channel.sourceServerUuid()).isEqualTo("55e1b728-e580-11f1-93e6-0242ac1e030b");
    assertThat(channel.running()).isTrue();
    assertThat(channel.autoPosition()).isTrue();
    assertThat(channel.retrieved())
        .isEqualTo(GtidSet.mysql("55e1b728-e580-11f1-93e6-0242ac1e030b:8"));
    assertThat(channel.filtered()).isFalse();
  }

  @Test
  void mysql56HasTheOldColumns() {
    MysqlSnapshot seen =
        read("5.6.24", Recorded.answers(Recorded.row("mysql56-state"), replication("mysql56")));
    ReplicationChannel channel = seen.channels().getFirst();

    assertThat(seen.superReadOnly()).isNull();
    assertThat(seen.writable()).isTrue();
    assertThat(channel.sourcePort()).isEqualTo(33561);
    assertThat(channel.sourceServerUuid()).isEqualTo("634ecf65-e580-11f1-a60f-02fc00000001");
    assertThat(channel.running()).isTrue();
    assertThat(channel.secondsBehindSource()).isZero();
  }

  @Test
  void mariadbHasWhatItLoggedAndWhatItReplicated() {
    Row state =
        Recorded.row("mariadb1011-state", "gtid_binlog_state", "0-2-9", "gtid_slave_pos", "0-1-5");
    MysqlSnapshot seen =
        read("10.11.18-MariaDB", Recorded.answers(state, replication("mariadb1011")));

    assertThat(seen.serverUuid()).isNull();
    assertThat(seen.superReadOnly()).isNull();
    assertThat(seen.gtidMode()).isEqualTo("domain 0");
    assertThat(seen.executed()).isEqualTo(GtidSet.mariadb("0-1-5,0-2-9"));
    assertThat(seen.purged()).isNull();
    assertThat(seen.channels().getFirst().autoPosition()).isTrue();
    assertThat(seen.channels().getFirst().retrieved()).isNotNull();
  }

  @Test
  void mariadbByPositionHasNoRetrievedSet() {
    Row replication = Recorded.row("mariadb1011-replication", "using_gtid", "No");

    ReplicationChannel channel =
        read("10.11.18-MariaDB", Recorded.answers(Recorded.row("mariadb1011-state"), replication))
            .channels()
            .getFirst();

    assertThat(channel.autoPosition()).isFalse();
    assertThat(channel.retrieved()).isNull();
  }

  @Test
  void positionsTellWhetherAllIsAppliedWithoutGtids() {
    assertThat(appliedAll()).isTrue();
    assertThat(appliedAll("exec_master_log_pos", "812")).isFalse();
    assertThat(appliedAll("master_log_file", "binlog.000002")).isFalse();
  }

  @Test
  void whetherAllIsAppliedIsUnknownBeforeTheReplicaHasRead() {
    assertThat(appliedAll("master_log_file", "", "relay_master_log_file", "")).isNull();
  }

  @Test
  void everyServerTellsHowFarItHasRead() {
    assertThat(readUpTo("5.6.24", "mysql56")).isEqualTo(new LogPosition("binlog.000001", 1043));
    assertThat(readUpTo("10.11.18-MariaDB", "mariadb1011"))
        .isEqualTo(new LogPosition("binlog.000001", 1329));
    assertThat(readUpTo("9.7.4", "mysql97")).isEqualTo(new LogPosition("binlog.000001", 2129));
  }

  private static @Nullable LogPosition readUpTo(String version, String server) {
    Row state = Recorded.row(server + "-state");
    return read(version, Recorded.answers(state, replication(server)))
        .channels()
        .getFirst()
        .readUpTo();
  }

  private static @Nullable Boolean appliedAll(String... changes) {
    Row replication = Recorded.row("mysql56-replication", changes);
    Row state = Recorded.row("mysql56-state", "gtid_mode", "OFF");
    return read("5.6.24", Recorded.answers(state, replication)).channels().getFirst().appliedAll();
  }

  @Test
  void setsAreNotCompleteWhileGtidModeIsOff() {
    Row state = Recorded.row("mysql97-state", "gtid_mode", "OFF_PERMISSIVE");

    MysqlSnapshot seen = read("9.7.4", Recorded.answers(state, replication("mysql97")));

    assertThat(seen.executed()).isNull();
    assertThat(seen.gtidMode()).isEqualTo("OFF_PERMISSIVE");
  }

  @Test
  void connectingThreadIsNeitherYesNorNo() {
    Row connecting = Recorded.row("mysql97-replication", "replica_io_running", "Connecting");
    Row preparing = Recorded.row("mysql97-replication", "replica_io_running", "Preparing");

    assertThat(ioOf(connecting)).isEqualTo(ThreadState.CONNECTING);
    assertThat(ioOf(preparing)).isEqualTo(ThreadState.CONNECTING);
  }

  @Test
  void sourceIsUnknownUntilTheReplicaHasConnected() {
    Row never = Recorded.row("mysql97-replication", "source_server_id", "0", "source_uuid", "");

    ReplicationChannel channel =
        read("9.7.4", Recorded.answers(Recorded.row("mysql97-state"), never)).channels().getFirst();

    assertThat(channel.sourceServerId()).isNull();
    assertThat(channel.sourceServerUuid()).isNull();
  }

  @Test
  void filtersAreSeenOnChannelAndInLog() {
    Row filtered = Recorded.row("mysql97-replication", "replicate_wild_ignore_table", "mysql.%");
    Answers answers = Recorded.answers(Recorded.row("mysql97-state"), filtered);
    answers
        .rows()
        .put(Topic.LOG_FILTERS, List.of(new Row(Map.of("binlog_ignore_db", "information_schema"))));

    MysqlSnapshot seen = read("9.7.4", answers);

    assertThat(seen.binlogFiltered()).isTrue();
    assertThat(seen.channels().getFirst().filtered()).isTrue();
  }

  @Test
  void countersAreFoundInAnyLetterCase() {
    Answers answers = Recorded.answers(Recorded.row("mysql97-state"), replication("mysql97"));
    answers
        .rows()
        .put(
            Topic.COUNTERS,
            List.of(
                new Row(Map.of("variable_name", "Threads_connected", "value", "7")),
                new Row(Map.of("variable_name", "UPTIME", "value", "90"))));

    MysqlSnapshot seen = read("9.7.4", answers);

    assertThat(seen.connections()).isEqualTo(7);
    assertThat(seen.uptime()).isEqualTo(Duration.ofSeconds(90));
  }

  private static ThreadState ioOf(Row replication) {
    return read("9.7.4", Recorded.answers(Recorded.row("mysql97-state"), replication))
        .channels()
        .getFirst()
        .ioRunning();
  }

  private static Row replication(String server) {
    return Recorded.row(server + "-replication");
  }

  private static MysqlSnapshot read(String version, Answers answers) {
    return new SnapshotReader(Dialect.of(ServerVersion.parse(version)), new ReadPositions())
        .read(answers, NOW, Duration.ZERO, List.of());
  }
}
