package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.MysqlSnapshot;

/** One kept connection to a node's server. Not for several threads at once. */
public interface MysqlSession extends AutoCloseable {

  /**
   * Everything a look needs to know of the server.
   *
   * @throws MysqlAccessException when the connection breaks or is silent for too long; the session
   *     is then closed
   */
  MysqlSnapshot observe();

  @Override
  void close();
}
