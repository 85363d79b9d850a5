package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
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
import org.springframework.stereotype.Component;

/** Runs statements over JDBC. */
@Component
class JdbcMysqlStatements implements MysqlStatements {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcMysqlStatements.class);

  private final ServerConnector connector;

  JdbcMysqlStatements(MysqlSettings settings) {
    this.connector = new ServerConnector(settings.tls());
  }

  @Override
  public List<String> run(NodeAccess node, List<Masked> statements, Duration timeout) {
    Login login = Login.to(node);
    String under = "log-in as " + login.user();
    try (Open open = open(login, timeout)) {
      List<String> said = new ArrayList<>();
      for (Masked statement : statements) {
        under = statement.shown();
        said.addAll(open.within(() -> execute(open.connection, statement)));
      }
      return List.copyOf(said);
    } catch (SQLException failed) {
      throw masked(AccessFailures.of(login, under, failed), statements);
    }
  }

  @Override
  public @Nullable String ask(NodeAccess node, String query, Duration timeout) {
    return query(
            node, query, timeout, connection -> Optional.ofNullable(firstValue(connection, query)))
        .orElse(null);
  }

  @Override
  public List<List<@Nullable String>> rows(NodeAccess node, String query, Duration timeout) {
    return query(node, query, timeout, connection -> allRows(connection, query));
  }

  /** What asks an open connection. */
  private interface Asking<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T query(NodeAccess node, String query, Duration timeout, Asking<T> asking) {
    Login login = Login.to(node);
    String under = "log-in as " + login.user();
    try (Open open = open(login, timeout)) {
      under = query;
      return open.within(() -> asking.ask(open.connection));
    } catch (SQLException failed) {
      throw AccessFailures.of(login, under, failed);
    }
  }

  private Open open(Login login, Duration timeout) throws SQLException {
    long deadline = System.nanoTime() + timeout.toNanos();
    return new Open(connector.open(login, timeout), deadline, login);
  }

  private static List<String> execute(Connection connection, Masked statement) throws SQLException {
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

  private static @Nullable String firstValue(Connection connection, String query)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      return answer.next() ? answer.getString(1) : null;
    }
  }

  private static List<List<@Nullable String>> allRows(Connection connection, String query)
      throws SQLException {
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

  /** An open connection and until when it may be used. */
  private final class Open implements AutoCloseable {

    private static final Duration TO_KILL = Duration.ofSeconds(2);

    private final Connection connection;
    private final long deadline;
    private final Login login;

    Open(Connection connection, long deadline, Login login) {
      this.connection = connection;
      this.deadline = deadline;
      this.login = login;
    }

    <T> T within(Callable<T> work) throws SQLException {
      Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
      try {
        return Deadline.within(left, work, tooLate -> {});
      } catch (SQLTimeoutException late) {
        endOnServer();
        throw late;
      }
    }

    /**
     * A server does not notice that nobody waits any more: {@code SET GLOBAL super_read_only} that
     * is blocked by a lock would still take effect later.
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

    @Override
    public void close() {
      ServerConnector.discard(connection);
    }
  }
}
