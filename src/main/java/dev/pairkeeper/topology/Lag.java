package dev.pairkeeper.topology;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a replica is behind its source. Unknown is not zero: a stopped thread or a NULL from the
 * server is {@link #UNKNOWN}.
 */
public record Lag(@Nullable Duration duration, @Nullable Source from) {

  /** Nothing could be told. */
  public static final Lag UNKNOWN = new Lag(null, null);

  /** Where a lag was read from, best first. */
  public enum Source {
    /** Original commit timestamps (MySQL 8.0.1 and later). */
    COMMIT_TIMESTAMPS,
    /** A heartbeat table that a tool keeps. */
    HEARTBEAT,
    /** The server's own estimate in whole seconds, blind to a stuck IO thread. */
    SECONDS_BEHIND_SOURCE
  }

  /** A known lag. */
  public static Lag of(Duration duration, Source from) {
    return new Lag(duration, from);
  }

  /** The lag, if it is known. */
  public Optional<Duration> known() {
    return Optional.ofNullable(duration);
  }
}
