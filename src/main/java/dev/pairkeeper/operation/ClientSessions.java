package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Deed.EndSessions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends sessions on servers, at once or when they have had their time. */
final class ClientSessions {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int MOST_TOLD = 20;

  private final Servers servers;

  ClientSessions(Servers servers) {
    this.servers = servers;
  }

  /**
   * Ends them.
   *
   * @return how many, and which where they had been given time
   * @throws StepFailedException when somebody stopped the wait
   */
  String end(EndSessions wanted, Duration limit, Stop stop) {
    long deadline = System.nanoTime() + wanted.patience().toNanos();
    List<List<@Nullable String>> rows = servers.rows(wanted.node(), wanted.query(), limit);
    while (!rows.isEmpty() && System.nanoTime() - deadline < 0) {
      if (stop.within(BETWEEN_LOOKS)) {
        throw new StepFailedException("Stopped. " + told(rows));
      }
      rows = servers.rows(wanted.node(), wanted.query(), limit);
    }
    List<Long> numbers =
        rows.stream().map(row -> Long.valueOf(Objects.requireNonNull(row.getFirst()))).toList();
    String told = wanted.patience().isZero() ? "" : told(rows);
    int ended = numbers.isEmpty() ? 0 : servers.kill(wanted.node(), numbers, limit);
    return "Ended %d sessions.\n%s".formatted(ended, told).strip();
  }

  private static String told(List<List<@Nullable String>> rows) {
    return rows.stream()
        .limit(MOST_TOLD)
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }
}
