package dev.pairkeeper.discovery;

import java.time.Duration;

/** What is left of the time that a discovery as a whole may take. */
final class TimeBudget {

  private static final Duration LEAST = Duration.ofMillis(200);

  private final long endNanos;

  TimeBudget(Duration whole) {
    this.endNanos = System.nanoTime() + whole.toNanos();
  }

  /** A time-out for one step: the wanted one, or what is left. */
  Duration atMost(Duration wanted) {
    Duration left = Duration.ofNanos(endNanos - System.nanoTime());
    Duration most = left.compareTo(LEAST) < 0 ? LEAST : left;
    return most.compareTo(wanted) < 0 ? most : wanted;
  }

  boolean isSpent() {
    return System.nanoTime() - endNanos >= 0;
  }
}
