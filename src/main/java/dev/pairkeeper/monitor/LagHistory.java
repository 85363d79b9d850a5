package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.LagPoint;
import java.time.Instant;
import java.util.List;

/** How far each node's channels were behind, over time. */
public interface LagHistory {

  /** One node's channel over time, oldest first. */
  record Series(String node, String channel, List<LagPoint> points) {}

  /**
   * The series of a pair between two moments, thinned to at most so many points each; of the points
   * that are merged the largest lag stays, and an unknown one stays visible.
   */
  List<Series> series(String pair, Instant from, Instant to, int points);
}
