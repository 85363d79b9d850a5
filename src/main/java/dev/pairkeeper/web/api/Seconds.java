package dev.pairkeeper.web.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as numbers of seconds, which is how JSON has them. */
final class Seconds {

  private static final double NANOS = 1e9;

  private Seconds() {}

  /** Null for null. */
  static @Nullable Double of(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds() + duration.toNanosPart() / NANOS;
  }
}
