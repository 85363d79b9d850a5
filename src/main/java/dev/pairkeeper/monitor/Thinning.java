package dev.pairkeeper.monitor;

import java.time.Duration;
import java.time.Instant;

/** Makes few samples of many. Pure. */
final class Thinning {

  private Thinning() {}

  /** The samples from one moment to another, both included. */
  static Samples between(Samples samples, long from, long to) {
    Samples some = new Samples();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.time(i) >= from && samples.time(i) <= to) {
        some.add(samples.time(i), samples.value(i));
      }
    }
    return some;
  }

  /**
   * At most so many samples, evenly over the time: of those that fall together the largest stays,
   * and an unknown one stays beside it, since a gap must not be hidden by its neighbours.
   */
  static Samples toAtMost(Samples samples, Instant from, Instant to, int most) {
    if (samples.size() <= most) {
      return samples;
    }
    int buckets = Math.max(1, hasUnknown(samples) ? most / 2 : most);
    long length = Math.ceilDiv(Duration.between(from, to).toMillis() + 1, buckets);
    return toLargest(samples, from.toEpochMilli(), Math.max(1, length));
  }

  /** The largest, and the first unknown, of each step of time that begins at the given moment. */
  static Samples toLargest(Samples samples, long from, long stepMillis) {
    Samples thin = new Samples();
    int start = 0;
    while (start < samples.size()) {
      long step = Math.floorDiv(samples.time(start) - from, stepMillis);
      int end = start;
      while (end < samples.size() && Math.floorDiv(samples.time(end) - from, stepMillis) == step) {
        end++;
      }
      addLargest(samples, start, end, thin);
      start = end;
    }
    return thin;
  }

  /** The last of each step of time that begins at a multiple of its length. */
  static Samples toLast(Samples samples, long stepMillis) {
    Samples thin = new Samples();
    for (int i = 0; i < samples.size(); i++) {
      long step = Math.floorDiv(samples.time(i), stepMillis);
      boolean last =
          i + 1 == samples.size() || Math.floorDiv(samples.time(i + 1), stepMillis) != step;
      if (last) {
        thin.add(samples.time(i), samples.value(i));
      }
    }
    return thin;
  }

  private static void addLargest(Samples samples, int start, int end, Samples thin) {
    int largest = -1;
    int unknown = -1;
    for (int i = start; i < end; i++) {
      if (samples.value(i) == Samples.UNKNOWN) {
        unknown = unknown < 0 ? i : unknown;
      } else if (largest < 0 || samples.value(i) > samples.value(largest)) {
        largest = i;
      }
    }
    int first = unknown < 0 || (largest >= 0 && largest < unknown) ? largest : unknown;
    int second = first == largest ? unknown : largest;
    thin.add(samples.time(first), samples.value(first));
    if (second >= 0) {
      thin.add(samples.time(second), samples.value(second));
    }
  }

  private static boolean hasUnknown(Samples samples) {
    for (int i = 0; i < samples.size(); i++) {
      if (samples.value(i) == Samples.UNKNOWN) {
        return true;
      }
    }
    return false;
  }
}
