package dev.pairkeeper.mysql;

import dev.pairkeeper.mysql.MysqlStatements.Masked;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One log-in to a server, with its session variables, kept until it is closed. When the time for a
 * statement is over the server is told to end it, as far as it still listens, and the session can't
 * be used any more. For one thread.
 */
public interface StatementSession extends AutoCloseable {

  /**
   * Runs statements one after the other; the first that fails ends it.
   *
   * @param timeout for all of them
   * @return what the server said to each, such as warnings; without secrets
   * @throws MysqlAccessException naming the node, the statement and what the server said
   */
  List<String> run(List<Masked> statements, Duration timeout);

  /**
   * The first column of the only row that a query brings.
   *
   * @return null when there is no row or its value is NULL
   * @throws MysqlAccessException naming the node, the query and what the server said
   */
  @Nullable String ask(String query, Duration timeout);

  /**
   * All rows that a query brings, each with its columns as texts; held in memory.
   *
   * @throws MysqlAccessException naming the node, the query and what the server said
   */
  List<List<@Nullable String>> rows(String query, Duration timeout);

  /**
   * Ends sessions of other clients; one that is gone already is no failure.
   *
   * @return how many there were
   * @throws MysqlAccessException naming the node and what the server said
   */
  int kill(List<Long> sessions, Duration timeout);

  /** Whether it can be used, as far as this side knows. */
  boolean isOpen();

  @Override
  void close();

  /** What is left until that moment of {@link System#nanoTime()}; never zero. */
  static Duration until(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }
}
