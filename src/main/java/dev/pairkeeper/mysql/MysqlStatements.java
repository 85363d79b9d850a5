package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has managed servers do something, on a connection of its own that is closed afterwards. */
public interface MysqlStatements {

  /**
   * Runs statements one after the other on one connection; the first that fails ends it. When the
   * time is over the server is told to end the statement, too, as far as it still listens.
   *
   * @param statements which may hold secrets; in messages they are masked
   * @param timeout for all of them, with the log-in
   * @return what the server said to each, such as warnings; without secrets
   * @throws MysqlAccessException naming the node, the statement and what the server said
   */
  List<String> run(NodeAccess node, List<Masked> statements, Duration timeout);

  /**
   * The first column of the only row that a query brings.
   *
   * @return null when there is no row or its value is NULL
   * @throws MysqlAccessException naming the node, the query and what the server said
   */
  @Nullable String ask(NodeAccess node, String query, Duration timeout);

  /**
   * All rows that a query brings, each with its columns as texts. For small answers: they are held
   * in memory.
   *
   * @throws MysqlAccessException naming the node, the query and what the server said
   */
  List<List<@Nullable String>> rows(NodeAccess node, String query, Duration timeout);

  /**
   * A statement.
   *
   * @param text with everything in it
   * @param shown the same for eyes, with masks for secrets
   */
  record Masked(Secret text, String shown) {}
}
