package dev.pairkeeper.monitor;

import java.time.Instant;

/** Takes what happened to a pair apart from what looks saw; never blocks. */
@FunctionalInterface
public interface EventSink {

  /** It happened; told as the pair's newest event. */
  void happened(String pair, Instant at, Change change);
}
