package dev.pairkeeper.registry;

import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair as a user wants it, not yet checked: anything may be missing or wrong. Where null is
 * allowed, it stands for the default; an empty text is the same as null. Of a secret, null keeps
 * the stored one and an empty text removes it.
 *
 * @param vip address with the prefix of its network, such as {@code 10.0.0.100/24}
 * @param virtualRouterId 1 to 255
 * @param vrrpVersion 2 or 3, by default 3
 * @param advertIntervalSeconds by default 1; whole seconds in version 2, hundredths in version 3
 * @param preemptMode by default {@link PreemptMode#NOPREEMPT}
 * @param unicast by default true
 * @param vrrpPassword only of version 2; may be null
 * @param writePolicy by default {@link WritePolicy#SINGLE_WRITER}
 * @param maxLagSeconds by default 30
 * @param replicationUser may be null
 * @param replicationPassword may be null
 * @param tags by default none
 * @param nodes exactly two
 * @param witnesses addresses, no names, at most 8; by default none
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
    @Nullable List<NodeSpec> nodes,
    @Nullable List<String> witnesses) {

  /** A pair without witnesses of its own. */
  public PairSpec(
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
    this(
        name,
        vip,
        virtualRouterId,
        vrrpVersion,
        advertIntervalSeconds,
        preemptMode,
        unicast,
        vrrpPassword,
        writePolicy,
        maxLagSeconds,
        replicationUser,
        replicationPassword,
        tags,
        nodes,
        List.of());
  }

  /**
   * One node as a user wants it.
   *
   * @param networkInterface called {@code interface} in the API's JSON and in violations
   * @param priority 1 to 254, different on both nodes
   * @param mayOwn by default true
   * @param fenceCommand a shell command for the panel's own machine that puts the node out of the
   *     way when its host can't be reached, such as one that switches it off; may be null
   */
  public record NodeSpec(
      @Nullable String name,
      @Nullable String host,
      @Nullable String networkInterface,
      @Nullable Integer priority,
      @Nullable Boolean mayOwn,
      @Nullable MysqlSpec mysql,
      @Nullable SshSpec ssh,
      @Nullable Secret fenceCommand) {

    /** A node of which no fence command is told. */
    public NodeSpec(
        @Nullable String name,
        @Nullable String host,
        @Nullable String networkInterface,
        @Nullable Integer priority,
        @Nullable Boolean mayOwn,
        @Nullable MysqlSpec mysql,
        @Nullable SshSpec ssh) {
      this(name, host, networkInterface, priority, mayOwn, mysql, ssh, null);
    }
  }

  /**
   * How to log in to a node's server.
   *
   * @param port by default 3306
   * @param password an empty text is stored as such: an account without a password
   * @param socket absolute path on the host; may be null
   * @param configFile absolute path on the host; may be null
   * @param serviceName a unit on the host; may be null
   */
  public record MysqlSpec(
      @Nullable Integer port,
      @Nullable String user,
      @Nullable Secret password,
      @Nullable String socket,
      @Nullable String configFile,
      @Nullable String serviceName) {}

  /**
   * How to log in to a node's host, by a private key or by a password.
   *
   * @param port by default 22
   * @param privateKey the text of an OpenSSH or PEM file
   * @param sudo by default false
   * @param hostKey {@code type base64}; null keeps a key that is pinned for this host and port, and
   *     without one the first key seen is pinned; an empty text forgets the pinned key
   */
  public record SshSpec(
      @Nullable Integer port,
      @Nullable String user,
      @Nullable Secret privateKey,
      @Nullable Secret privateKeyPassphrase,
      @Nullable Secret password,
      @Nullable Boolean sudo,
      @Nullable String hostKey) {}
}
