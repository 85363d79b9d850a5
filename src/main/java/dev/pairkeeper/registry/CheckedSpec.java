package dev.pairkeeper.registry;

import static java.util.Objects.requireNonNull;

import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A spec that has its defaults and keeps every rule: what it says as a pair and as secrets. */
record CheckedSpec(PairSpec spec) {

  private static final long MILLIS_PER_SECOND = 1000;

  Pair pair() {
    List<NodeSpec> nodes = requireNonNull(spec.nodes());
    return new Pair(
        requireNonNull(spec.name()),
        VirtualAddress.parse(requireNonNull(spec.vip())),
        requireNonNull(spec.virtualRouterId()),
        requireNonNull(spec.vrrpVersion()),
        advertInterval(),
        requireNonNull(spec.preemptMode()),
        requireNonNull(spec.unicast()),
        requireNonNull(spec.writePolicy()),
        Duration.ofSeconds(requireNonNull(spec.maxLagSeconds())),
        spec.replicationUser(),
        new TreeSet<>(requireNonNull(spec.tags())),
        node(nodes.get(0)),
        node(nodes.get(1)),
        witnesses());
  }

  /** The pair's own secrets as the spec has them. */
  Map<SecretField, @Nullable Secret> secrets() {
    var secrets = new EnumMap<SecretField, @Nullable Secret>(SecretField.class);
    secrets.put(SecretField.VRRP_PASSWORD, spec.vrrpPassword());
    secrets.put(SecretField.REPLICATION_PASSWORD, spec.replicationPassword());
    return secrets;
  }

  /** The secrets of the node at that position as the spec has them. */
  Map<SecretField, @Nullable Secret> secretsOfNode(int position) {
    NodeSpec node = requireNonNull(spec.nodes()).get(position);
    SshSpec ssh = requireNonNull(node.ssh());
    var secrets = new EnumMap<SecretField, @Nullable Secret>(SecretField.class);
    secrets.put(SecretField.MYSQL_PASSWORD, requireNonNull(node.mysql()).password());
    secrets.put(SecretField.SSH_PRIVATE_KEY, ssh.privateKey());
    secrets.put(SecretField.SSH_PRIVATE_KEY_PASSPHRASE, ssh.privateKeyPassphrase());
    secrets.put(SecretField.SSH_PASSWORD, ssh.password());
    secrets.put(SecretField.FENCE_COMMAND, node.fenceCommand());
    return secrets;
  }

  private List<InetAddress> witnesses() {
    return requireNonNull(spec.witnesses()).stream().map(InetAddress::ofLiteral).toList();
  }

  private Duration advertInterval() {
    var millis = BigDecimal.valueOf(MILLIS_PER_SECOND);
    return Duration.ofMillis(
        requireNonNull(spec.advertIntervalSeconds()).multiply(millis).longValueExact());
  }

  private static Node node(NodeSpec node) {
    return new Node(
        requireNonNull(node.name()),
        requireNonNull(node.host()),
        requireNonNull(node.networkInterface()),
        new Priority(requireNonNull(node.priority())),
        requireNonNull(node.mayOwn()),
        mysql(requireNonNull(node.mysql())),
        ssh(requireNonNull(node.ssh())));
  }

  private static MysqlEndpoint mysql(MysqlSpec mysql) {
    return new MysqlEndpoint(
        requireNonNull(mysql.port()),
        requireNonNull(mysql.user()),
        mysql.socket(),
        mysql.configFile(),
        mysql.serviceName());
  }

  private static SshEndpoint ssh(SshSpec ssh) {
    return new SshEndpoint(
        requireNonNull(ssh.port()),
        requireNonNull(ssh.user()),
        requireNonNull(ssh.sudo()),
        ssh.hostKey());
  }
}
