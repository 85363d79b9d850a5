package dev.pairkeeper.registry;

import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair as a user wants it, not yet checked: anything may be missing or wrong. What null means is
 * the default of the field where it has one, and the stored secret where it is one.
 */
public record PairSpec(
    @Nullable String name,
    @Nullable String vip,
    @Nullable Integer virtualRouterId,
    @Nullable Integer vrrpVersion,
    @Nullable BigDecimal advertIntervalSeconds,
    @Nullable PreemptMode preemptMode,
    @Nullable Boolean unicast,
    @Nullable Secret vrrpPassword,
    @Nullable WritePolicy writePolicy,
    @Nullable Integer maxLagSeconds,
    @Nullable String replicationUser,
    @Nullable Secret replicationPassword,
    @Nullable List<String> tags,
    @Nullable List<NodeSpec> nodes) {

  /** One node as a user wants it. */
  public record NodeSpec(
      @Nullable String name,
      @Nullable String host,
      @Nullable String networkInterface,
      @Nullable Integer priority,
      @Nullable Boolean mayOwn,
      @Nullable MysqlSpec mysql,
      @Nullable SshSpec ssh) {}

  /** How to log in to a node's server. */
  public record MysqlSpec(
      @Nullable Integer port,
      @Nullable String user,
      @Nullable Secret password,
      @Nullable String socket,
      @Nullable String configFile,
      @Nullable String serviceName) {}

  /** How to log in to a node's host. */
  public record SshSpec(
      @Nullable Integer port,
      @Nullable String user,
      @Nullable Secret privateKey,
      @Nullable Secret privateKeyPassphrase,
      @Nullable Secret password,
      @Nullable Boolean sudo,
      @Nullable String hostKey) {}
}
