package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A pair and the settings of its first node. */
final class Settings {

  static final Pair PAIR =
      new Pair(
          "orders",
          VirtualAddress.parse("10.0.0.100/24"),
          51,
          3,
          Duration.ofMillis(500),
          PreemptMode.NOPREEMPT,
          true,
          WritePolicy.SINGLE_WRITER,
          Duration.ofSeconds(10),
          "repl",
          new TreeSet<>(),
          node("db1", "10.0.0.11", 253),
          node("db2", "10.0.0.12", 252),
          List.of());

  static final Map<String, InetAddress> ADDRESSES =
      Map.of("db1", InetAddress.ofLiteral("10.0.0.11"), "db2", InetAddress.ofLiteral("10.0.0.12"));

  private Settings() {}

  static NodeSettings of(Pair pair, String client, List<String> sparedUsers) {
    return of(pair, pair.first(), client, sparedUsers);
  }

  static NodeSettings of(Pair pair, Node node, String client, List<String> sparedUsers) {
    return new NodeSettings(
        pair,
        node,
        NodePaths.of(pair),
        NodeDialect.MYSQL8,
        ADDRESSES.get(pair.peerOf(node).name()),
        List.of(),
        client,
        sparedUsers,
        NodeSettings.Limits.USUAL);
  }

  private static Node node(String name, String host, int priority) {
    return new Node(
        name,
        host,
        "eth0",
        new Priority(priority),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, null),
        new SshEndpoint(22, "root", false, null));
  }
}
