package dev.pairkeeper.mysql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the transactions were committed that a channel's threads work on: microseconds since 1970 by
 * the clock of the server where they were first committed; 0 where that server did not say (before
 * MySQL 8.0.1), null where there is no such transaction. The rest is by the replica's clock.
 *
 * @param applying the oldest that a worker is applying
 * @param scheduling that the coordinator is handing to a worker
 * @param queueing that the IO thread is receiving
 * @param queued the newest that was received in full
 * @param heard when the IO thread last heard of its source, 0 if not yet
 * @param heartbeatSeconds how often an idle source sends a heartbeat, 0 if never
 */
record CommitTimes(
    long now,
    @Nullable Long applying,
    @Nullable Long scheduling,
    @Nullable Long queueing,
    @Nullable Long queued,
    long heard,
    double heartbeatSeconds) {

  static CommitTimes read(Row row) {
    return new CommitTimes(
        micros(row, "now_at"),
        row.find("applying_at") == null ? null : Long.valueOf(micros(row, "applying_at")),
        of(row, "scheduling"),
        of(row, "queueing"),
        of(row, "queued"),
        micros(row, "heard_at"),
        Double.parseDouble("0" + row.text("heartbeat_seconds")));
  }

  private static @Nullable Long of(Row row, String transaction) {
    return row.text(transaction).isEmpty() ? null : Long.valueOf(micros(row, transaction + "_at"));
  }

  private static long micros(Row row, String column) {
    String seconds = row.text(column);
    return seconds.isEmpty() ? 0 : new BigDecimal(seconds).movePointRight(6).longValue();
  }

  /** The same when the source is known from elsewhere to have sent something then. */
  CommitTimes heardAt(long moment) {
    return new CommitTimes(
        now, applying, scheduling, queueing, queued, Math.max(heard, moment), heartbeatSeconds);
  }

  /**
   * Whether the source missed a heartbeat: the IO thread says YES until net_timeout is over. While
   * it sends a transaction it sends no heartbeat, however long that takes.
   */
  boolean sourceIsSilent() {
    double patience = heartbeatSeconds * 1.5 + 1;
    return queueing == null
        && heard > 0
        && heartbeatSeconds > 0
        && now - heard > patience * 1_000_000;
  }

  /**
   * How long ago the given time was; null without one. Never negative, as it might come out when
   * the source's clock is ahead.
   */
  @Nullable Duration age(@Nullable Long committed) {
    return committed == null || committed == 0
        ? null
        : Duration.of(Math.max(0, now - committed), ChronoUnit.MICROS);
  }
}
