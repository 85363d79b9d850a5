package dev.pairkeeper.monitor;

import java.time.Instant;

/** Takes what happened to a pair apart from what looks saw; never blocks. */
@FunctionalInterface
interface EventSink {

  /** It happened. */
  void happened(String pair, Instant at, Change change);
}
