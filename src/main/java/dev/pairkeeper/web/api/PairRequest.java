package dev.pairkeeper.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.WritePolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair as a caller wants it. What is absent or null is the default of its field or, for a secret,
 * the stored one. An answer can be sent back: what only answers have is ignored.
 */
@Schema(name = "PairSpec")
@JsonIgnoreProperties({
  "vrrpPasswordSet",
  "replicationPasswordSet",
  "changedAt",
  "warnings",
  "readFrom",
  "untold",
  "choices"
})
record PairRequest(
    @Schema(example = "orders") @Nullable String name,
    @Schema(example = "172.30.0.100/24") @Nullable String vip,
    @Schema(example = "51") @Nullable Integer virtualRouterId,
    @Schema(example = "3", description = "2 or 3") @Nullable Integer vrrpVersion,
    @Schema(example = "0.5") @Nullable BigDecimal advertIntervalSeconds,
    @Nullable PreemptMode preemptMode,
    @Nullable Boolean unicast,
    @Schema(description = "VRRP version 2 only, at most 8 characters")
        @Nullable Secret vrrpPassword,
    @Nullable WritePolicy writePolicy,
    @Schema(example = "30") @Nullable Integer maxLagSeconds,
    @Schema(example = "repl") @Nullable String replicationUser,
    @Nullable Secret replicationPassword,
    @Nullable List<String> tags,
    @Schema(description = "Exactly two") @Nullable List<NodeRequest> nodes,
    @Schema(
            example = "[\"172.30.0.1\"]",
            description =
                "IP addresses besides the default gateway whose answers tell a node that it is not"
                    + " cut off; no names, at most 8")
        @Nullable List<String> witnesses,
    @Schema(
            description =
                "With PUT and without If-Match: the version the change was made from; absent to"
                    + " overwrite whatever is there")
        @Nullable Long version) {

  /** One node as a caller wants it. */
  @Schema(name = "NodeSpec")
  @JsonIgnoreProperties("fenceCommandSet")
  record NodeRequest(
      @Schema(example = "db1") @Nullable String name,
      @Schema(example = "172.30.0.11") @Nullable String host,
      @Schema(example = "eth0") @JsonProperty("interface") @Nullable String networkInterface,
      @Schema(example = "250") @Nullable Integer priority,
      @Schema(description = "false for a node that must never own the VIP")
          @Nullable Boolean mayOwn,
      @Nullable MysqlRequest mysql,
      @Nullable SshRequest ssh,
      @Schema(
              description =
                  "A shell command that FAILOVER and FENCE run on the panel's machine when the"
                      + " node's host can't be reached; null keeps the stored one, an empty text"
                      + " removes it")
          @Nullable Secret fenceCommand) {

    PairSpec.NodeSpec toSpec() {
      return new PairSpec.NodeSpec(
          name,
          host,
          networkInterface,
          priority,
          mayOwn,
          mysql == null ? null : mysql.toSpec(),
          ssh == null ? null : ssh.toSpec(),
          fenceCommand);
    }
  }

  /** How to log in to a node's server, as a caller wants it. */
  @Schema(name = "MysqlSpec")
  @JsonIgnoreProperties("passwordSet")
  record MysqlRequest(
      @Nullable Integer port,
      @Nullable String user,
      @Nullable Secret password,
      @Nullable String socket,
      @Nullable String configFile,
      @Nullable String serviceName) {

    private PairSpec.MysqlSpec toSpec() {
      return new PairSpec.MysqlSpec(port, user, password, socket, configFile, serviceName);
    }
  }

  /** How to log in to a node's host, as a caller wants it. */
  @Schema(name = "SshSpec")
  @JsonIgnoreProperties({"passwordSet", "privateKeySet", "privateKeyPassphraseSet"})
  record SshRequest(
      @Nullable Integer port,
      @Nullable String user,
      @Schema(description = "OpenSSH or PEM") @Nullable Secret privateKey,
      @Nullable Secret privateKeyPassphrase,
      @Nullable Secret password,
      @Schema(description = "Whether root's commands go through sudo -n") @Nullable Boolean sudo,
      @Schema(description = "null to pin the key seen at the first connection")
          @Nullable String hostKey) {

    private PairSpec.SshSpec toSpec() {
      return new PairSpec.SshSpec(
          port, user, privateKey, privateKeyPassphrase, password, sudo, hostKey);
    }
  }

  PairSpec toSpec() {
    return new PairSpec(
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
        nodes == null ? null : nodes.stream().map(NodeRequest::toSpec).toList(),
        witnesses);
  }
}
