package dev.pairkeeper.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Whole numbers from 1 as sorted, disjoint, non-adjacent intervals with both ends inclusive. */
record IntervalSet(List<Interval> intervals) {

  static final IntervalSet EMPTY = new IntervalSet(List.of());

  /** The numbers from {@code first} to {@code last}. */
  record Interval(long first, long last) {
    Interval {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException("not an interval: %d-%d".formatted(first, last));
      }
    }

    @Override
    public String toString() {
      return first == last ? Long.toString(first) : first + "-" + last;
    }
  }

  IntervalSet {
    intervals = List.copyOf(intervals);
  }

  /** Sorts and joins any intervals. */
  static IntervalSet of(List<Interval> unsorted) {
    List<Interval> sorted = new ArrayList<>(unsorted);
    sorted.sort(Comparator.comparingLong(Interval::first));
    List<Interval> joined = new ArrayList<>();
    for (Interval next : sorted) {
      if (!joined.isEmpty() && joined.getLast().last() >= next.first() - 1) {
        Interval open = joined.removeLast();
        joined.add(new Interval(open.first(), Math.max(open.last(), next.last())));
      } else {
        joined.add(next);
      }
    }
    return new IntervalSet(joined);
  }

  IntervalSet union(IntervalSet other) {
    List<Interval> all = new ArrayList<>(intervals);
    all.addAll(other.intervals);
    return of(all);
  }

  IntervalSet minus(IntervalSet other) {
    List<Interval> rest = new ArrayList<>();
    int next = 0;
    for (Interval own : intervals) {
      while (next < other.intervals.size() && other.intervals.get(next).last() < own.first()) {
        next++;
      }
      cut(own, other.intervals.subList(next, other.intervals.size()), rest);
    }
    return new IntervalSet(rest);
  }

  /** Adds what is left of an interval; the holes are sorted and none ends before it starts. */
  private static void cut(Interval whole, List<Interval> holes, List<Interval> rest) {
    long from = whole.first();
    for (Interval hole : holes) {
      if (hole.first() > whole.last()) {
        break;
      }
      if (hole.first() > from) {
        rest.add(new Interval(from, hole.first() - 1));
      }
      if (hole.last() >= whole.last()) {
        return;
      }
      from = hole.last() + 1;
    }
    rest.add(new Interval(from, whole.last()));
  }

  /** All numbers from 1 to the last one. */
  IntervalSet upToLast() {
    return isEmpty() ? EMPTY : new IntervalSet(List.of(new Interval(1, last())));
  }

  boolean isEmpty() {
    return intervals.isEmpty();
  }

  long count() {
    return intervals.stream().mapToLong(interval -> interval.last() - interval.first() + 1).sum();
  }

  long last() {
    return intervals.getLast().last();
  }

  @Override
  public String toString() {
    return intervals.stream().map(Interval::toString).collect(Collectors.joining(":"));
  }
}
