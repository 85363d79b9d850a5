package dev.pairkeeper.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells a running operation to stop, and why; the first reason stands. */
final class Stop {

  /** Why it stops. */
  enum Reason {
    /** Somebody asked for it: what was done is taken back. */
    CANCELLED,
    /** The panel ends: it stops where it is, and another run goes on or back. */
    PANEL_ENDS,
    /** The lease is another's or lapsed: not one more step may be done. */
    LEASE_LOST
  }

  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Reason reason;

  synchronized void stop(Reason why) {
    if (reason == null) {
      reason = why;
      stopped.countDown();
    }
  }

  /** Null while it may go on. */
  @Nullable Reason reason() {
    return reason;
  }

  /** Waits so long; true at once when it is to stop. */
  boolean within(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
