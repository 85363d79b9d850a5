package dev.pairkeeper.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells for how long statements have been waiting to commit. A server only says how long a
 * statement has been running, so a wait counts from the first look in a row that saw its client
 * wait, and never as longer than the statement: it may come out too short, not too long.
 */
final class CommitWaits {

  private Map<Long, Instant> since = Map.of();

  /** The longest wait as of this look; zero when nobody waits. */
  Duration longest(List<Row> waiting, Instant now) {
    Map<Long, Instant> still = HashMap.newHashMap(waiting.size());
    Duration longest = Duration.ZERO;
    for (Row statement : waiting) {
      long client = statement.number("id");
      Instant first = since.getOrDefault(client, now);
      still.put(client, first);
      Duration wait = shorter(Duration.between(first, now), running(statement));
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    since = still;
    return longest;
  }

  /** Whole seconds that the server rounded down. */
  private static Duration running(Row statement) {
    return Duration.ofSeconds(statement.number("seconds") + 1);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
