package dev.pairkeeper.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.WritePolicy;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pair as it is registered: a PairSpec whose secrets are null beside flags that say whether they
 * are stored.
 *
 * @param warnings what is worth knowing about the change just made; empty otherwise
 */
record PairResponse(
    String name,
    String vip,
    int virtualRouterId,
    int vrrpVersion,
    BigDecimal advertIntervalSeconds,
    PreemptMode preemptMode,
    boolean unicast,
    @Nullable String vrrpPassword,
    boolean vrrpPasswordSet,
    WritePolicy writePolicy,
    long maxLagSeconds,
    @Nullable String replicationUser,
    @Nullable String replicationPassword,
    boolean replicationPasswordSet,
    SortedSet<String> tags,
    List<NodeResponse> nodes,
    List<String> witnesses,
    long version,
    Instant changedAt,
    List<String> warnings) {

  /** One node as it is registered. */
  record NodeResponse(
      String name,
      String host,
      @JsonProperty("interface") String networkInterface,
      int priority,
      boolean mayOwn,
      MysqlResponse mysql,
      SshResponse ssh,
      @Nullable String fenceCommand,
      boolean fenceCommandSet) {

    private static NodeResponse of(Node node, Predicate<String> secretSet) {
      return new NodeResponse(
          node.name(),
          node.host(),
          node.networkInterface(),
          node.priority().value(),
          node.mayOwn(),
          MysqlResponse.of(node.mysql(), secret -> secretSet.test("mysql." + secret)),
          SshResponse.of(node.ssh(), secret -> secretSet.test("ssh." + secret)),
          null,
          secretSet.test("fenceCommand"));
    }
  }

  /** How the panel logs in to a node's server. */
  record MysqlResponse(
      int port,
      String user,
      @Nullable String password,
      boolean passwordSet,
      @Nullable String socket,
      @Nullable String configFile,
      @Nullable String serviceName) {

    private static MysqlResponse of(MysqlEndpoint mysql, Predicate<String> secretSet) {
      return new MysqlResponse(
          mysql.port(),
          mysql.user(),
          null,
          secretSet.test("password"),
          mysql.socket(),
          mysql.configFile(),
          mysql.serviceName());
    }
  }

  /** How the panel logs in to a node's host. */
  record SshResponse(
      int port,
      String user,
      @Nullable String privateKey,
      boolean privateKeySet,
      @Nullable String privateKeyPassphrase,
      boolean privateKeyPassphraseSet,
      @Nullable String password,
      boolean passwordSet,
      boolean sudo,
      @Nullable String hostKey) {

    private static SshResponse of(SshEndpoint ssh, Predicate<String> secretSet) {
      return new SshResponse(
          ssh.port(),
          ssh.user(),
          null,
          secretSet.test("privateKey"),
          null,
          secretSet.test("privateKeyPassphrase"),
          null,
          secretSet.test("password"),
          ssh.sudo(),
          ssh.hostKey());
    }
  }

  static PairResponse of(RegisteredPair registered, List<String> warnings) {
    Pair pair = registered.pair();
    Map<String, Boolean> secrets = registered.secretsSet();
    return new PairResponse(
        pair.name(),
        pair.vip().toString(),
        pair.virtualRouterId(),
        pair.vrrpVersion(),
        seconds(pair.advertInterval()),
        pair.preemptMode(),
        pair.unicast(),
        null,
        secrets.getOrDefault("vrrpPassword", false),
        pair.writePolicy(),
        pair.maxLag().toSeconds(),
        pair.replicationUser(),
        null,
        secrets.getOrDefault("replicationPassword", false),
        pair.tags(),
        nodes(pair, secrets),
        pair.witnesses().stream().map(InetAddress::getHostAddress).toList(),
        registered.version(),
        registered.changedAt(),
        warnings);
  }

  private static List<NodeResponse> nodes(Pair pair, Map<String, Boolean> secrets) {
    return IntStream.range(0, pair.nodes().size())
        .mapToObj(index ->
            NodeResponse.of(
                pair.nodes().get(index),
                secret -> secrets.getOrDefault("nodes[%d].%s".formatted(index, secret), false)))
        .toList();
  }

  private static BigDecimal seconds(Duration duration) {
    BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
