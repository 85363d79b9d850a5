package dev.pairkeeper.monitor;

import java.time.Duration;

/** One thing that is asked of one node, each time on a thread that may wait. */
interface Question<A> {

  /** What messages call the one who is asked, such as {@code db1 (10.0.0.11:3306)}. */
  String target();

  /** How long a look waits for the answer this time, connecting included. */
  Duration patience();

  /** Whether it is not asked yet, because others log in first. */
  boolean isHeldBack();

  /** Asks and waits for the answer, longer than a look does, but not for ever. */
  A ask();
}
