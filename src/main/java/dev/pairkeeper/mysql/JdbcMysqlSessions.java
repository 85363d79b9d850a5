package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Opens sessions on JDBC connections, without a pool: a node has one that is kept. */
@Component
class JdbcMysqlSessions implements MysqlSessions {

  private final ServerConnector connector;
  private final MysqlSettings settings;

  JdbcMysqlSessions(MysqlSettings settings) {
    this.connector = new ServerConnector(settings.tls());
    this.settings = settings;
  }

  @Override
  public MysqlSession connect(NodeAccess node, Duration timeout, Duration longestSilence) {
    return new JdbcMysqlSession(
        Login.to(node),
        timeout,
        longestSilence,
        connector,
        settings.heartbeatTable(),
        Clock.systemUTC());
  }

  @Override
  public VipAnswer whoAnswers(VirtualAddress vip, NodeAccess account, Duration timeout) {
    return askOnce(Login.through(vip, account), timeout, JdbcMysqlSessions::identityOf);
  }

  @Override
  public ServerDescription describe(NodeAccess node, Duration timeout) {
    return askOnce(Login.to(node), timeout, connection -> new DescriptionReader(connection).read());
  }

  /** Something to ask over a connection that is closed afterwards. */
  @FunctionalInterface
  private interface Matter<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T askOnce(Login login, Duration timeout, Matter<T> matter) {
    try {
      return Deadline.within(timeout, () -> logInAndAsk(login, timeout, matter), tooLate -> {});
    } catch (SQLException failed) {
      throw AccessFailures.of(login, "log-in as " + login.user(), failed);
    }
  }

  private <T> T logInAndAsk(Login login, Duration timeout, Matter<T> matter) throws SQLException {
    Connection connection = connector.logIn(login, timeout);
    try {
      return matter.ask(connection);
    } finally {
      ServerConnector.discard(connection);
    }
  }

  private static VipAnswer identityOf(Connection connection) throws SQLException {
    String sql = Conversation.dialectOf(connection).identity();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      Row row = Row.all(answer).getFirst();
      return new VipAnswer(row.text("hostname"), row.number("server_id"), row.find("server_uuid"));
    }
  }
}
