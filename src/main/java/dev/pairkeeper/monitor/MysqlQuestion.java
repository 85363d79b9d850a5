package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlSession;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import java.time.Duration;

/** What a look asks of a node's server, over a kept connection. */
record MysqlQuestion(
    Node node, KeptConnection<MysqlSession> connection, ObservationSettings settings)
    implements Question<MysqlSnapshot> {

  @Override
  public String target() {
    return node.mysqlAddress();
  }

  @Override
  public Duration patience() {
    return connection.isOpen() ? settings.answerTimeout() : settings.timeout();
  }

  @Override
  public boolean isHeldBack() {
    return connection.isHeldBack();
  }

  @Override
  public MysqlSnapshot ask() {
    return connection.use(MysqlSession::observe);
  }
}
