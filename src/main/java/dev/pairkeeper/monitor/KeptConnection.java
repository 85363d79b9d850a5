package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is opened when it is needed and kept while it works. Over the whole panel only
 * so many are opened at once, since that is what costs a node and the panel most. Once dropped it
 * is closed on a thread of its own, since closing may wait for a server that hangs.
 */
final class KeptConnection<C extends AutoCloseable> {

  private final Supplier<C> opening;
  private final WorkGate logIns;
  private final ExecutorService threads;

  private @Nullable C open;
  private int drops;
  private volatile boolean heldBack;

  KeptConnection(Supplier<C> opening, WorkGate logIns, ExecutorService threads) {
    this.opening = opening;
    this.logIns = logIns;
    this.threads = threads;
  }

  synchronized boolean isOpen() {
    return open != null;
  }

  /** Whether opening it waits for others to be opened first. */
  boolean isHeldBack() {
    return heldBack;
  }

  /** The connection, where there is one already. */
  synchronized @Nullable C current() {
    return open;
  }

  /**
   * Uses the connection. One that was kept and turns out to be broken is opened anew once, for it
   * may have been idle for too long or its server may have been restarted meanwhile; silence is not
   * tried again.
   */
  <A> A use(Function<C, A> ask) {
    C kept = current();
    if (kept != null) {
      try {
        return ask.apply(kept);
      } catch (RuntimeException broken) {
        drop();
        if (Failures.kind(broken) == ProbeFailure.Kind.TIMED_OUT) {
          throw broken;
        }
      }
    }
    C fresh = reopened();
    try {
      return ask.apply(fresh);
    } catch (RuntimeException broken) {
      drop();
      throw broken;
    }
  }

  private C reopened() {
    int dropsBefore = drops();
    C fresh = opened();
    synchronized (this) {
      if (drops == dropsBefore) {
        open = fresh;
        return fresh;
      }
    }
    close(fresh);
    throw new CancellationException("nobody waits for this connection any more");
  }

  private C opened() {
    heldBack = true;
    try (var _ = logIns.enter()) {
      heldBack = false;
      long begun = System.nanoTime();
      C connection = opening.get();
      logIns.answeredAfter(Duration.ofNanos(System.nanoTime() - begun));
      return connection;
    }
  }

  private synchronized int drops() {
    return drops;
  }

  /** Closes the connection, also one that is just being opened; never blocks. */
  synchronized void drop() {
    drops++;
    if (open != null) {
      C dropped = open;
      open = null;
      threads.execute(() -> close(dropped));
    }
  }

  private void close(C connection) {
    try {
      connection.close();
    } catch (Exception ignored) {
      // A connection that does not even close is gone all the same.
    }
  }
}
