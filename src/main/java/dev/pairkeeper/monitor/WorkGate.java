package dev.pairkeeper.monitor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets only so many looks, or log-ins, work at once, in the order of their coming. One that is
 * still inside after a while only waits for a node that hangs: it gives its place away, so that
 * however many nodes hang, the others are looked at in time.
 */
final class WorkGate {

  private static final long WORKING = Duration.ofMillis(500).toNanos();

  private final Semaphore places;
  private final Set<Pass> inside = ConcurrentHashMap.newKeySet();

  WorkGate(int places) {
    this.places = new Semaphore(places, true);
  }

  /** Waits for a place. */
  Pass enter() {
    places.acquireUninterruptibly();
    Pass pass = new Pass(System.nanoTime());
    inside.add(pass);
    return pass;
  }

  /** Takes their places from those that have been inside for long; to be called all the time. */
  void releaseWaiting() {
    long now = System.nanoTime();
    for (Pass pass : inside) {
      if (now - pass.enteredAt > WORKING) {
        pass.close();
      }
    }
  }

  /** A place inside, until it is closed. */
  final class Pass implements AutoCloseable {

    private final long enteredAt;
    private final AtomicBoolean left = new AtomicBoolean();

    private Pass(long enteredAt) {
      this.enteredAt = enteredAt;
    }

    @Override
    public void close() {
      if (left.compareAndSet(false, true)) {
        inside.remove(this);
        places.release();
      }
    }
  }
}
