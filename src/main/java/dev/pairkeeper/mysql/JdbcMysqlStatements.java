package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Logs in over JDBC. */
@Component
class JdbcMysqlStatements implements MysqlStatements {

  private final ServerConnector connector;

  JdbcMysqlStatements(MysqlSettings settings) {
    this.connector = new ServerConnector(settings.tls());
  }

  @Override
  public StatementSession open(NodeAccess node, Duration timeout) {
    Login login = Login.to(node);
    try {
      Connection connection = connector.open(login, timeout);
      connection.setNetworkTimeout(Runnable::run, 0);
      return new JdbcStatementSession(connector, login, connection);
    } catch (SQLException failed) {
      throw AccessFailures.of(login, "log-in as " + login.user(), failed);
    }
  }
}
