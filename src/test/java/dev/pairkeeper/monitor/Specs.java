package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.Secret;
import java.util.List;
import java.util.Objects;

/** Pairs as users register them, with something different, for tests. */
final class Specs {

  private Specs() {}

  /** The first node's password is another one. */
  static PairSpec withMysqlPassword(PairSpec spec, String password) {
    List<NodeSpec> nodes = Objects.requireNonNull(spec.nodes());
    NodeSpec first = nodes.getFirst();
    MysqlSpec mysql = Objects.requireNonNull(first.mysql());
    MysqlSpec wrong =
        new MysqlSpec(
            mysql.port(),
            mysql.user(),
            Secret.of(password),
            mysql.socket(),
            mysql.configFile(),
            mysql.serviceName());
    return withNodes(
        spec,
        List.of(
            new NodeSpec(
                first.name(),
                first.host(),
                first.networkInterface(),
                first.priority(),
                first.mayOwn(),
                wrong,
                first.ssh()),
            nodes.getLast()));
  }

  /** Another account on both servers, and another user with sudo on both hosts. */
  static PairSpec withAccounts(PairSpec spec, String user, String password, String sshUser) {
    return withNodes(
        spec,
        Objects.requireNonNull(spec.nodes()).stream()
            .map(node -> withAccounts(node, user, password, sshUser))
            .toList());
  }

  private static NodeSpec withAccounts(
      NodeSpec node, String user, String password, String sshUser) {
    SshSpec ssh = Objects.requireNonNull(node.ssh());
    return new NodeSpec(
        node.name(),
        node.host(),
        node.networkInterface(),
        node.priority(),
        node.mayOwn(),
        new MysqlSpec(3306, user, Secret.of(password), null, null, null),
        new SshSpec(22, sshUser, ssh.privateKey(), null, null, true, ssh.hostKey()));
  }

  /** The same pair of other nodes. */
  static PairSpec withNodes(PairSpec spec, List<NodeSpec> nodes) {
    return new PairSpec(
        spec.name(),
        spec.vip(),
        spec.virtualRouterId(),
        spec.vrrpVersion(),
        spec.advertIntervalSeconds(),
        spec.preemptMode(),
        spec.unicast(),
        spec.vrrpPassword(),
        spec.writePolicy(),
        spec.maxLagSeconds(),
        spec.replicationUser(),
        spec.replicationPassword(),
        spec.tags(),
        nodes);
  }
}
