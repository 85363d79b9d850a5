package dev.pairkeeper.mysql;

import dev.pairkeeper.mysql.Dialect.Transactions;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ServerVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of what a server answered. */
final class SnapshotReader {

  private final Dialect dialect;
  private final ReadPositions positions;

  SnapshotReader(Dialect dialect, ReadPositions positions) {
    this.dialect = dialect;
    this.positions = positions;
  }

  /**
   * @param commitWait null when it is hidden
   */
  MysqlSnapshot read(
      Answers answers, Instant readAt, @Nullable Duration commitWait, List<String> hidden) {
    Row state = answers.rows(Topic.STATE).getFirst();
    Transactions transactions = dialect.transactions(state);
    return new MysqlSnapshot(
        readAt,
        ServerVersion.parse(state.text("version")),
        state.text("hostname"),
        state.number("server_id"),
        state.find("server_uuid"),
        state.flag("read_only"),
        state.find("super_read_only") == null ? null : state.flag("super_read_only"),
        transactions.mode(),
        transactions.executed(),
        transactions.purged(),
        state.flag("log_bin"),
        state.flag("log_replica_updates"),
        small(state, "auto_increment_increment"),
        small(state, "auto_increment_offset"),
        skippedErrors(state.text("skipped_errors")),
        logFiltered(answers.row(Topic.LOG_FILTERS)),
        Duration.ofSeconds(counter(answers, "uptime")),
        Math.toIntExact(counter(answers, "threads_connected")),
        small(state, "max_connections"),
        commitWait,
        new ChannelReader(dialect, answers, transactions.executed(), positions).channels(),
        hidden);
  }

  private static int small(Row row, String column) {
    return Math.toIntExact(row.number(column));
  }

  private static String skippedErrors(String value) {
    return value.isBlank() ? "OFF" : value;
  }

  private static boolean logFiltered(@Nullable Row logStatus) {
    return logStatus != null && logStatus.anyText("binlog_do_db", "binlog_ignore_db");
  }

  private static long counter(Answers answers, String name) {
    return answers.rows(Topic.COUNTERS).stream()
        .filter(row -> row.text("variable_name").toLowerCase(Locale.ROOT).equals(name))
        .mapToLong(row -> row.number("value", "variable_value"))
        .findFirst()
        .orElse(0);
  }
}
