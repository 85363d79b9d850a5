package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.LogPosition;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ThreadState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the channels off {@code SHOW REPLICA STATUS} and its older spellings. */
final class ChannelReader {

  private static final String[] FILTERS = {
    "replicate_do_db",
    "replicate_ignore_db",
    "replicate_do_table",
    "replicate_ignore_table",
    "replicate_wild_do_table",
    "replicate_wild_ignore_table",
    "replicate_do_domain_ids",
    "replicate_ignore_domain_ids"
  };

  private final Dialect dialect;
  private final Answers answers;
  private final @Nullable GtidSet executed;
  private final ReadPositions positions;

  ChannelReader(
      Dialect dialect, Answers answers, @Nullable GtidSet executed, ReadPositions positions) {
    this.dialect = dialect;
    this.answers = answers;
    this.executed = executed;
    this.positions = positions;
  }

  List<ReplicationChannel> channels() {
    return answers.rows(Topic.REPLICATION).stream().map(this::channel).toList();
  }

  private ReplicationChannel channel(Row row) {
    String name = row.text("channel_name", "connection_name");
    ThreadState io = threadState(row.text("replica_io_running", "slave_io_running"));
    boolean sql = row.flag("replica_sql_running", "slave_sql_running");
    GtidSet retrieved = retrieved(row);
    Boolean appliedAll = appliedAll(row, retrieved);
    return new ReplicationChannel(
        name,
        row.text("source_host", "master_host"),
        Math.toIntExact(row.number("source_port", "master_port")),
        sourceId(row),
        emptyToNull(row.text("source_uuid", "master_uuid")),
        io,
        sql,
        lag(row, name, io == ThreadState.YES && sql, Boolean.TRUE.equals(appliedAll)),
        row.flag("auto_position", "using_gtid"),
        retrieved,
        readUpTo(row),
        appliedAll,
        Math.toIntExact(row.number("last_io_errno")),
        row.text("last_io_error"),
        Math.toIntExact(row.number("last_sql_errno")),
        row.text("last_sql_error"),
        secondsBehind(row),
        row.anyText(FILTERS));
  }

  private Lag lag(Row row, String channel, boolean running, boolean appliedAll) {
    return new LagRule(
            running,
            appliedAll,
            secondsBehind(row),
            commitTimes(channel, readUpTo(row)),
            heartbeatAge(sourceId(row)))
        .lag();
  }

  private @Nullable Boolean appliedAll(Row row, @Nullable GtidSet retrieved) {
    boolean bySets = executed != null && retrieved != null && executed.containsAll(retrieved);
    return bySets ? Boolean.TRUE : atEndOfRelayLog(row);
  }

  private static @Nullable Boolean atEndOfRelayLog(Row row) {
    LogPosition read = readUpTo(row);
    if (read == null) {
      return null;
    }
    return read.equals(
        new LogPosition(
            row.text("relay_source_log_file", "relay_master_log_file"),
            row.number("exec_source_log_pos", "exec_master_log_pos")));
  }

  private static @Nullable LogPosition readUpTo(Row row) {
    String file = row.text("source_log_file", "master_log_file");
    return file.isEmpty()
        ? null
        : new LogPosition(file, row.number("read_source_log_pos", "read_master_log_pos"));
  }

  private @Nullable CommitTimes commitTimes(String channel, @Nullable LogPosition readUpTo) {
    return answers.rows(Topic.APPLIERS).stream()
        .filter(row -> row.text("channel").equals(channel))
        .map(CommitTimes::read)
        .map(times -> times.heardAt(positions.movedAt(channel, readUpTo, times.now())))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Duration heartbeatAge(@Nullable Long sourceId) {
    return answers.rows(Topic.HEARTBEAT).stream()
        .filter(row -> row.find("micros") != null)
        .filter(row -> Objects.equals(row.findNumber("server_id"), sourceId))
        .map(row -> Duration.of(Math.max(0, row.number("micros")), ChronoUnit.MICROS))
        .findFirst()
        .orElse(null);
  }

  private @Nullable GtidSet retrieved(Row row) {
    String text = row.find("retrieved_gtid_set", "gtid_io_pos");
    if (text == null || (executed == null && text.isBlank()) || usesPositionsOnly(row)) {
      return null;
    }
    return dialect.gtidSet(text);
  }

  private static boolean usesPositionsOnly(Row row) {
    return row.text("using_gtid").equalsIgnoreCase("no");
  }

  private static @Nullable Long secondsBehind(Row row) {
    return row.findNumber("seconds_behind_source", "seconds_behind_master");
  }

  private static @Nullable Long sourceId(Row row) {
    long id = row.number("source_server_id", "master_server_id");
    return id == 0 ? null : Long.valueOf(id);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** MariaDB also says Preparing, before it connects. */
  private static ThreadState threadState(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes" -> ThreadState.YES;
      case "no", "" -> ThreadState.NO;
      default -> ThreadState.CONNECTING;
    };
  }
}
