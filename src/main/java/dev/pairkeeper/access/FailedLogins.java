package dev.pairkeeper.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed log-ins, so that nobody can try passwords out: within a minute, so many of one user
 * from one address, and so many of any user from one address. A log-in that was turned away does
 * not count, so waiting always helps.
 */
final class FailedLogins {

  private static final int MOST_OF_ONE_USER = 10;
  private static final int MOST_OF_ONE_ADDRESS = 100;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final int MOST_COUNTED = 10_000;
  private static final int LONGEST_NAME = 64;

  private record Source(@Nullable String user, String address) {}

  private record Count(int failures, Instant since) {}

  private final InstantSource clock;
  private final RecentlyUsed<Source, Count> counts = new RecentlyUsed<>(MOST_COUNTED);

  FailedLogins(InstantSource clock) {
    this.clock = clock;
  }

  /** How long the next log-in must wait; empty when it may be tried now. */
  Optional<Duration> wait(String user, String address) {
    return limits(user, address).entrySet().stream()
        .flatMap(limit -> waitFor(limit.getKey(), limit.getValue()))
        .max(Duration::compareTo);
  }

  void failed(String user, String address) {
    Instant now = clock.instant();
    for (Source source : limits(user, address).keySet()) {
      counts.compute(
          source,
          (any, count) ->
              count == null || over(count, now)
                  ? new Count(1, now)
                  : new Count(count.failures() + 1, count.since()));
    }
  }

  void succeeded(String user, String address) {
    counts.remove(source(user, address));
  }

  private Stream<Duration> waitFor(Source source, int most) {
    Instant now = clock.instant();
    return counts.get(source).stream()
        .filter(count -> count.failures() >= most && !over(count, now))
        .map(count -> Duration.between(now, count.since().plus(WINDOW)))
        .map(wait -> wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
  }

  private static boolean over(Count count, Instant now) {
    return !count.since().plus(WINDOW).isAfter(now);
  }

  private static Map<Source, Integer> limits(String user, String address) {
    return Map.of(
        source(user, address), MOST_OF_ONE_USER, new Source(null, address), MOST_OF_ONE_ADDRESS);
  }

  private static Source source(String user, String address) {
    return new Source(
        user.length() > LONGEST_NAME ? user.substring(0, LONGEST_NAME) : user, address);
  }
}
