package dev.pairkeeper.monitor;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Values over time, oldest first; times are milliseconds since 1970. Not for several threads. */
final class Samples {

  /** The value of a moment at which there was none. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private long[] times = new long[16];
  private long[] values = new long[16];
  private int size;

  /** Adds a value that is newer than all before it. */
  void add(long time, long value) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    times[size] = time;
    values[size] = value;
    size++;
  }

  /** Adds all of another's values. */
  void addAll(Samples newer) {
    for (int i = 0; i < newer.size; i++) {
      add(newer.times[i], newer.values[i]);
    }
  }

  /**
   * The same by time: as they are, unless the clock was set back between two of them. Of one moment
   * the value that came last.
   */
  Samples inOrder() {
    if (IntStream.range(1, size).allMatch(i -> times[i - 1] < times[i])) {
      return this;
    }
    SortedMap<Long, Long> byTime = new TreeMap<>();
    IntStream.range(0, size).forEach(i -> byTime.put(times[i], values[i]));
    Samples ordered = new Samples();
    byTime.forEach(ordered::add);
    return ordered;
  }

  int size() {
    return size;
  }

  long time(int index) {
    return times[index];
  }

  long value(int index) {
    return values[index];
  }

  long firstTime() {
    return times[0];
  }

  long lastTime() {
    return times[size - 1];
  }

  /** A copy that later additions do not change. */
  Samples copy() {
    return part(0, size);
  }

  /** A copy of those from one index up to another, or to the end. */
  Samples part(int from, int to) {
    Samples part = new Samples();
    for (int i = from; i < Math.min(to, size); i++) {
      part.add(times[i], values[i]);
    }
    return part;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Samples samples
        && Arrays.equals(times, 0, size, samples.times, 0, samples.size)
        && Arrays.equals(values, 0, size, samples.values, 0, samples.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOf(times, size));
  }

  @Override
  public String toString() {
    return size == 0
        ? "no samples"
        : "%d samples from %d to %d".formatted(size, times[0], lastTime());
  }
}
