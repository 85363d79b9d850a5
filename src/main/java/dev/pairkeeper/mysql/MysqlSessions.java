package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.Duration;

/** Opens connections to managed servers. */
public interface MysqlSessions {

  /**
   * Connects and logs in with the panel's account.
   *
   * @param timeout for connecting and logging in together
   * @param longestSilence for everything that a look asks, before the connection is given up
   * @throws MysqlAccessException naming the node and the cause
   */
  MysqlSession connect(NodeAccess node, Duration timeout, Duration longestSilence);

  /**
   * Logs in, asks how the server is set up, and closes.
   *
   * @throws MysqlAccessException naming the node and the cause
   */
  ServerDescription describe(NodeAccess node, Duration timeout);

  /**
   * Logs in through the VIP with the given node's account and port, asks who answers, and closes.
   *
   * @throws MysqlAccessException naming the VIP and the cause
   */
  VipAnswer whoAnswers(VirtualAddress vip, NodeAccess account, Duration timeout);
}
