package dev.pairkeeper.operation;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One run of an operation, forward or back, on a thread of its own: it keeps the pair's lease while
 * it lasts, and when the lease is lost not one more step is begun.
 */
final class OperationRun {

  private static final Logger log = LoggerFactory.getLogger(OperationRun.class);
  private static final Duration BETWEEN_BEATS = PairLeases.LENGTH.dividedBy(5);

  private final String id;
  private final PairLeases.Lease lease;
  private final Stop stop;
  private final Stop ended = new Stop();
  private final Consumer<OperationRun> onEnd;

  OperationRun(String id, PairLeases.Lease lease, Stop stop, Consumer<OperationRun> onEnd) {
    this.id = id;
    this.lease = lease;
    this.stop = stop;
    this.onEnd = onEnd;
  }

  String id() {
    return id;
  }

  Stop stop() {
    return stop;
  }

  /** Starts it. */
  void start(Runnable work) {
    Thread beating = Thread.ofVirtual().name("operation-lease").start(this::keepLease);
    Thread.ofVirtual().name("operation-" + id).start(() -> run(work, beating));
  }

  private void run(Runnable work, Thread beating) {
    try {
      work.run();
    } catch (JournalLostException lost) {
      log.error("{}; it stops where it is", lost.getMessage());
    } catch (RuntimeException failed) {
      log.error("Operation {} failed in a way that nobody foresaw", id, failed);
    } finally {
      ended.stop(Stop.Reason.CANCELLED);
      release(beating);
      onEnd.accept(this);
    }
  }

  private void keepLease() {
    long keptAt = System.nanoTime();
    while (!ended.within(BETWEEN_BEATS)) {
      Boolean kept = extended();
      if (Boolean.TRUE.equals(kept)) {
        keptAt = System.nanoTime();
      } else if (kept != null || System.nanoTime() - keptAt > PairLeases.LENGTH.toNanos()) {
        log.error("Operation {} lost the lease of its pair", id);
        stop.stop(Stop.Reason.LEASE_LOST);
        return;
      }
    }
  }

  /** Null when the registry did not answer. */
  private @Nullable Boolean extended() {
    try {
      return lease.extend();
    } catch (DataAccessException | TransactionException away) {
      return null;
    }
  }

  private void release(Thread beating) {
    try {
      beating.join(Duration.ofSeconds(5));
      lease.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException | TransactionException away) {
      log.warn("The lease of operation {} could not be given back; it lapses by itself", id);
    }
  }
}
