package dev.pairkeeper.monitor;

import java.time.Instant;

/** Keeps something of every look; must not block. */
interface LookListener {

  /** A look ended. */
  void looked(Look look);

  /** A pair was registered or changed. */
  default void changed(String pair, boolean isNew, Instant at) {}

  /** A pair has another name from now on. */
  void renamed(String before, String now);

  /** A pair was removed. */
  void removed(String pair);
}
