package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.VirtualAddress;

/**
 * Where to log in, and as whom.
 *
 * @param place as messages name it: {@code db1 (10.0.0.11:3306)}
 */
record Login(String place, String host, int port, String user, Secret password) {

  static Login to(NodeAccess access) {
    var node = access.node();
    var mysql = node.mysql();
    return new Login(
        node.mysqlAddress(), node.host(), mysql.port(), mysql.user(), access.mysqlPassword());
  }

  static Login through(VirtualAddress vip, NodeAccess account) {
    var mysql = account.node().mysql();
    String place = "VIP %s:%d".formatted(vip.host(), mysql.port());
    return new Login(place, vip.host(), mysql.port(), mysql.user(), account.mysqlPassword());
  }

  String endpoint() {
    return host + ":" + port;
  }
}
