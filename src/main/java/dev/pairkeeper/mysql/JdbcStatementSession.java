package dev.pairkeeper.mysql;

import dev.pairkeeper.mysql.MysqlStatements.Masked;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session on a JDBC connection; each statement is bounded by {@link Deadline}. */
final class JdbcStatementSession implements StatementSession {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcStatementSession.class);
  private static final Duration TO_KILL = Duration.ofSeconds(2);

  /** MySQL manual, 'Server Error Message Reference': ER_NO_SUCH_THREAD. */
  private static final int NO_SUCH_THREAD = 1094;

  private final ServerConnector connector;
  private final Login login;
  private final Connection connection;
  private boolean usable = true;

  JdbcStatementSession(ServerConnector connector, Login login, Connection connection) {
    this.connector = connector;
    this.login = login;
    this.connection = connection;
  }

  @Override
  public List<String> run(List<Masked> statements, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<String> said = new ArrayList<>();
    for (Masked statement : statements) {
      try {
        said.addAll(within(StatementSession.until(deadline), () -> execute(statement)));
      } catch (SQLException failed) {
        throw masked(AccessFailures.of(login, statement.shown(), failed), statements);
      }
    }
    return List.copyOf(said);
  }

  @Override
  public @Nullable String ask(String query, Duration timeout) {
    return asked(query, timeout, () -> Optional.ofNullable(firstValue(query))).orElse(null);
  }

  @Override
  public List<List<@Nullable String>> rows(String query, Duration timeout) {
    return asked(query, timeout, () -> allRows(query));
  }

  @Override
  public int kill(List<Long> sessions, Duration timeout) {
    return asked("KILL of clients' sessions", timeout, () -> killed(sessions));
  }

  @Override
  public boolean isOpen() {
    return usable;
  }

  @Override
  public void close() {
    usable = false;
    ServerConnector.discard(connection);
  }

  private <T> T asked(String query, Duration timeout, Callable<T> work) {
    try {
      return within(timeout, work);
    } catch (SQLException failed) {
      throw AccessFailures.of(login, query, failed);
    }
  }

  private <T> T within(Duration limit, Callable<T> work) throws SQLException {
    try {
      return Deadline.within(limit, work, tooLate -> {});
    } catch (SQLTimeoutException late) {
      usable = false;
      endOnServer();
      throw late;
    } catch (SQLException failed) {
      usable = usable && !AccessFailures.endsConnection(failed);
      throw failed;
    }
  }

  private List<String> execute(Masked statement) throws SQLException {
    try (Statement running = connection.createStatement()) {
      running.execute(statement.text().reveal());
      List<String> warnings = new ArrayList<>();
      for (SQLWarning next = running.getWarnings(); next != null; next = next.getNextWarning()) {
        String text = next.getErrorCode() + " " + next.getMessage();
        warnings.add(statement.text().maskIn(text));
      }
      return warnings;
    }
  }

  private @Nullable String firstValue(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      return answer.next() ? answer.getString(1) : null;
    }
  }

  private List<List<@Nullable String>> allRows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      List<List<@Nullable String>> rows = new ArrayList<>();
      while (answer.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
          row.add(answer.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private int killed(List<Long> sessions) throws SQLException {
    int ended = 0;
    try (Statement statement = connection.createStatement()) {
      for (long session : sessions) {
        ended += killed(statement, session);
      }
    }
    return ended;
  }

  private static int killed(Statement statement, long session) throws SQLException {
    try {
      statement.execute("KILL " + session);
      return 1;
    } catch (SQLException failed) {
      if (failed.getErrorCode() == NO_SUCH_THREAD) {
        return 0;
      }
      throw failed;
    }
  }

  /** A server may quote a statement with the secrets in it. */
  private static MysqlAccessException masked(MysqlAccessException failed, List<Masked> statements) {
    String message = String.valueOf(failed.getMessage());
    for (Masked statement : statements) {
      message =
          message.contains(statement.text().reveal())
              ? message.replace(statement.text().reveal(), statement.shown())
              : message;
    }
    return new MysqlAccessException(failed.kind(), message, null);
  }

  /**
   * A server does not notice that nobody waits any more: {@code SET GLOBAL super_read_only} that is
   * blocked by a lock would still take effect later.
   */
  private void endOnServer() {
    try (Connection other = connector.open(login, TO_KILL);
        Statement kill = other.createStatement()) {
      long id = connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
      kill.execute("KILL " + id);
    } catch (SQLException failed) {
      LOG.warn("{}: a late statement could not be ended on the server", login.place(), failed);
    }
  }
}
