package dev.pairkeeper.registry;

import static java.util.Objects.requireNonNullElse;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.WritePolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fills in what a spec leaves out, as {@link PairSpec} says. An empty text counts as left out. */
final class PairSpecDefaults {

  private static final MysqlSpec NO_MYSQL = new MysqlSpec(null, null, null, null, null, null);
  private static final SshSpec NO_SSH = new SshSpec(null, null, null, null, null, null, null);
  private static final NodeSpec NO_NODE =
      new NodeSpec(null, null, null, null, null, NO_MYSQL, NO_SSH);

  private PairSpecDefaults() {}

  /**
   * The spec with its defaults.
   *
   * @param stored the stored node behind each of the spec's, null where it is a new one
   */
  static PairSpec fill(PairSpec spec, List<@Nullable NodeEntity> stored) {
    List<@Nullable NodeSpec> nodes = requireNonNullElse(spec.nodes(), List.of());
    return new PairSpec(
        given(spec.name()),
        given(spec.vip()),
        spec.virtualRouterId(),
        requireNonNullElse(spec.vrrpVersion(), 3),
        requireNonNullElse(spec.advertIntervalSeconds(), BigDecimal.ONE),
        requireNonNullElse(spec.preemptMode(), PreemptMode.NOPREEMPT),
        requireNonNullElse(spec.unicast(), true),
        spec.vrrpPassword(),
        requireNonNullElse(spec.writePolicy(), WritePolicy.SINGLE_WRITER),
        requireNonNullElse(spec.maxLagSeconds(), 30),
        given(spec.replicationUser()),
        spec.replicationPassword(),
        requireNonNullElse(spec.tags(), List.of()),
        IntStream.range(0, nodes.size())
            .mapToObj(i -> fill(requireNonNullElse(nodes.get(i), NO_NODE), stored.get(i)))
            .toList(),
        requireNonNullElse(spec.witnesses(), List.of()));
  }

  private static NodeSpec fill(NodeSpec node, @Nullable NodeEntity stored) {
    return new NodeSpec(
        given(node.name()),
        given(node.host()),
        given(node.networkInterface()),
        node.priority(),
        requireNonNullElse(node.mayOwn(), true),
        fill(requireNonNullElse(node.mysql(), NO_MYSQL)),
        fill(requireNonNullElse(node.ssh(), NO_SSH), node.host(), stored),
        node.fenceCommand());
  }

  private static MysqlSpec fill(MysqlSpec mysql) {
    return new MysqlSpec(
        requireNonNullElse(mysql.port(), 3306),
        given(mysql.user()),
        mysql.password(),
        given(mysql.socket()),
        given(mysql.configFile()),
        given(mysql.serviceName()));
  }

  private static SshSpec fill(SshSpec ssh, @Nullable String host, @Nullable NodeEntity stored) {
    int port = requireNonNullElse(ssh.port(), 22);
    return new SshSpec(
        port,
        given(ssh.user()),
        ssh.privateKey(),
        ssh.privateKeyPassphrase(),
        ssh.password(),
        requireNonNullElse(ssh.sudo(), false),
        given(ssh.hostKey() == null ? pinned(host, port, stored) : ssh.hostKey()));
  }

  /** The pinned key stays while the node stays at its place. */
  private static @Nullable String pinned(
      @Nullable String host, int port, @Nullable NodeEntity stored) {
    return stored != null && stored.isAt(host, port) ? stored.sshHostKey() : null;
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
