package dev.pairkeeper.operation;

import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.mysql.MysqlStatements.Masked;
import dev.pairkeeper.mysql.StatementSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a pair as one operation reaches them: by a log-in for each deed, or by one that is
 * kept from when that was asked for until it breaks. For one thread.
 */
final class Servers implements AutoCloseable {

  private static final Duration LOGGING_IN = Duration.ofSeconds(5);

  private final Hosts hosts;
  private final MysqlStatements statements;
  private final Map<String, StatementSession> kept = new HashMap<>();

  Servers(Hosts hosts, MysqlStatements statements) {
    this.hosts = hosts;
    this.statements = statements;
  }

  /** Logs in to that node's server, to stay. */
  void keep(String node) {
    drop(node);
    kept.put(node, statements.open(hosts.node(node), LOGGING_IN));
  }

  List<String> run(String node, List<Masked> texts, Duration limit) {
    return on(node, limit, (session, left) -> session.run(texts, left));
  }

  @Nullable String ask(String node, String query, Duration limit) {
    return rows(node, query, limit).stream().findFirst().map(List::getFirst).orElse(null);
  }

  List<List<@Nullable String>> rows(String node, String query, Duration limit) {
    return on(node, limit, (session, left) -> session.rows(query, left));
  }

  /** Ends those sessions; how many there still were. */
  int kill(String node, List<Long> sessions, Duration limit) {
    return on(node, limit, (session, left) -> session.kill(sessions, left));
  }

  private <T> T on(String node, Duration limit, BiFunction<StatementSession, Duration, T> work) {
    StatementSession session = kept.get(node);
    if (session != null && session.isOpen()) {
      return work.apply(session, limit);
    }
    long deadline = System.nanoTime() + limit.toNanos();
    try (StatementSession once = statements.open(hosts.node(node), limit)) {
      return work.apply(once, StatementSession.until(deadline));
    }
  }

  private void drop(String node) {
    StatementSession before = kept.remove(node);
    if (before != null) {
      before.close();
    }
  }

  @Override
  public void close() {
    List.copyOf(kept.keySet()).forEach(this::drop);
  }
}
