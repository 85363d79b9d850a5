package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
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
