package dev.pairkeeper.mysql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Bounds work on a connection as a whole. A driver's own time-outs bound each read only, and
 * looking up a name not at all. Work that is late is interrupted, which closes the socket a virtual
 * thread waits on ({@link java.net.Socket}, section on interruption).
 */
final class Deadline {

  private Deadline() {}

  /**
   * Does the work in a virtual thread of its own.
   *
   * @param tooLate takes what the work still brought after the caller had left
   * @throws SQLTimeoutException when the limit has passed or the caller is interrupted
   */
  static <T> T within(Duration limit, Callable<T> work, Consumer<T> tooLate) throws SQLException {
    var result = new CompletableFuture<T>();
    Thread worker = Thread.ofVirtual().name("mysql").start(() -> complete(result, work, tooLate));
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw leave(result, worker, "no answer within " + limit.toMillis() + " ms", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw leave(result, worker, "the panel stopped waiting", stopped);
    } catch (ExecutionException failed) {
      throw asSqlException(failed);
    }
  }

  private static <T> void complete(
      CompletableFuture<T> result, Callable<T> work, Consumer<T> tooLate) {
    try {
      T value = work.call();
      if (!result.complete(value)) {
        tooLate.accept(value);
      }
    } catch (Exception failed) {
      result.completeExceptionally(failed);
    }
  }

  private static SQLException leave(
      CompletableFuture<?> result, Thread worker, String why, Exception cause) {
    var timeout = new SQLTimeoutException(why, cause);
    result.completeExceptionally(timeout);
    worker.interrupt();
    return timeout;
  }

  private static SQLException asSqlException(ExecutionException failed) {
    return failed.getCause() instanceof SQLException said
        ? said
        : new SQLException(String.valueOf(failed.getCause()), failed);
  }
}
