package dev.pairkeeper.monitor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far each node's channels were behind, over time. */
public interface LagHistory {

  /** One moment; a null lag was unknown. */
  record Point(Instant at, @Nullable Double lagSeconds) {}

  /** One node's channel over time, oldest first. */
  record Series(String node, String channel, List<Point> points) {}

  /**
   * The series of a pair between two moments, thinned to at most so many points each; of the points
   * that are merged the largest lag stays, and an unknown one stays visible.
   */
  List<Series> series(String pair, Instant from, Instant to, int points);
}
