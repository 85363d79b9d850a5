package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.SshEndpoint;
import org.jspecify.annotations.Nullable;

/** Nodes for tests. */
final class Hosts {

  private Hosts() {}

  static Node node(String name) {
    return node(name, false, null);
  }

  static Node node(String name, boolean sudo, @Nullable String serviceName) {
    return new Node(
        name,
        "172.30.0.11",
        "eth0",
        new Priority(100),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, serviceName),
        new SshEndpoint(22, "dba", sudo, null));
  }
}
