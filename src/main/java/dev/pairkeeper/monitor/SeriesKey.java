package dev.pairkeeper.monitor;

/**
 * Which series some samples belong to.
 *
 * @param channel of replication; empty for the default channel, and where it is about the node
 */
record SeriesKey(String pair, String node, Kind kind, String channel) {

  /** What the values of a series are. */
  enum Kind {
    /** Lag in milliseconds. */
    LAG,
    /** A {@link NodeState}'s code. */
    STATE
  }

  SeriesKey ofPair(String other) {
    return new SeriesKey(other, node, kind, channel);
  }
}
