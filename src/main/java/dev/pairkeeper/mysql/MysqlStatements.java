package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has managed servers do something. */
public interface MysqlStatements {

  /**
   * A log-in that is kept until it is closed.
   *
   * @param timeout for the log-in
   * @throws MysqlAccessException naming the node and what the server said
   */
  StatementSession open(NodeAccess node, Duration timeout);

  /**
   * Runs statements one after the other on a connection of their own; the first that fails ends it.
   *
   * @param statements which may hold secrets; in messages they are masked
   * @param timeout for all of them, with the log-in
   * @return what the server said to each, such as warnings; without secrets
   * @throws MysqlAccessException naming the node, the statement and what the server said
   */
  default List<String> run(NodeAccess node, List<Masked> statements, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (StatementSession session = open(node, timeout)) {
      return session.run(statements, StatementSession.until(deadline));
    }
  }

  /**
   * The first column of the only row that a query brings.
   *
   * @return null when there is no row or its value is NULL
   * @throws MysqlAccessException naming the node, the query and what the server said
   */
  default @Nullable String ask(NodeAccess node, String query, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (StatementSession session = open(node, timeout)) {
      return session.ask(query, StatementSession.until(deadline));
    }
  }

  /**
   * All rows that a query brings, each with its columns as texts. For small answers: they are held
   * in memory.
   *
   * @throws MysqlAccessException naming the node, the query and what the server said
   */
  default List<List<@Nullable String>> rows(NodeAccess node, String query, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (StatementSession session = open(node, timeout)) {
      return session.rows(query, StatementSession.until(deadline));
    }
  }

  /**
   * A statement.
   *
   * @param text with everything in it
   * @param shown the same for eyes, with masks for secrets
   */
  record Masked(Secret text, String shown) {}
}
