package dev.pairkeeper.monitor;

import java.time.Instant;
import java.util.List;

/** What state each node was in, over time. */
public interface StateHistory {

  /** A time in which every look at a node saw the same state; the first look to the last. */
  record Span(Instant from, Instant to, NodeState state) {}

  /** One node over time, oldest first. */
  record States(String node, List<Span> spans) {}

  /**
   * The states of a pair's nodes between two moments. Beyond the full resolution only what lasted
   * over the end of a minute is seen.
   */
  List<States> states(String pair, Instant from, Instant to);
}
