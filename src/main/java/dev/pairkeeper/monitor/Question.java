package dev.pairkeeper.monitor;

import java.time.Duration;

/** One thing that is asked of one node, each time on a thread that may wait. */
interface Question<A> {

  /** What messages call the one who is asked, such as {@code db1 (10.0.0.11:3306)}. */
  String target();

  /** How long asking may take this time, connecting included. */
  Duration patience();

  /** Asks and waits for the answer. */
  A ask();

  /** Frees what an answer holds that nobody waits for any more; must not block. */
  void abandon();
}
