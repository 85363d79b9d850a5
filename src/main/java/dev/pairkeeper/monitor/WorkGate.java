package dev.pairkeeper.monitor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets only so many looks, or log-ins, work at once, in the order of their coming. One that is
 * still inside after a while only waits for a node that hangs: it gives its place away, so that
 * however many nodes hang, the others are looked at in time.
 *
 * <p>How long that while is depends on how long answers take. When most are slow, it is not that
 * nodes hang: they or the panel have too much to do, and more at once would make all of it slower.
 */
final class WorkGate {

  private static final long SHORTEST = Duration.ofMillis(500).toNanos();
  private static final long LONGEST = Duration.ofSeconds(10).toNanos();

  /** So many times the usual duration is a while. */
  private static final int UNUSUAL = 4;

  /** The usual duration moves by this part of the difference at each answer. */
  private static final int SMOOTHING = 16;

  private final Semaphore places;
  private final Set<Pass> inside = ConcurrentHashMap.newKeySet();
  private final AtomicLong usualNanos = new AtomicLong();

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

  /** Learns how long an answer took, be it late or not. */
  void answeredAfter(Duration took) {
    usualNanos.accumulateAndGet(
        took.toNanos(), (usual, nanos) -> usual + (nanos - usual) / SMOOTHING);
  }

  /** Takes their places from those that have been inside for long; to be called all the time. */
  void releaseWaiting() {
    long now = System.nanoTime();
    long working = Math.clamp(UNUSUAL * usualNanos.get(), SHORTEST, LONGEST);
    for (Pass pass : inside) {
      if (now - pass.enteredAt > working) {
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
