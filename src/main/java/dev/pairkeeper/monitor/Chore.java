package dev.pairkeeper.monitor;

import java.time.Duration;

/** Work of the monitor's own that is done every so often, such as writing what is buffered. */
interface Chore {

  /** From one run to the next; a run that takes longer lets the next ones out. */
  Duration period();

  /** Does the work; may block. */
  void run();

  /** Does what must not be lost when the panel stops. */
  default void runLastTime() {}
}
