package dev.pairkeeper.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * When a pair's looks are due: on a grid of one period, shifted by the pair's phase. By the golden
 * ratio the phases of any number of pairs lie evenly over the period, whichever come and go.
 */
record Schedule(Duration period, Duration phase) {

  private static final double GOLDEN_RATIO = 0.618_033_988_749_895;

  /** The schedule of the pair that was added as the given one. */
  static Schedule ofPair(int ordinal, Duration period) {
    double turns = ordinal * GOLDEN_RATIO;
    double fraction = turns - Math.floor(turns);
    return new Schedule(period, Duration.ofNanos((long) (period.toNanos() * fraction)));
  }

  /** The first moment on the grid after the given one. */
  Instant next(Instant after) {
    long length = period.toMillis();
    long shifted = after.toEpochMilli() - phase.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(shifted, length) + 1) * length + phase.toMillis());
  }
}
