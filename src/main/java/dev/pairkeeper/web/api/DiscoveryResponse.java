package dev.pairkeeper.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pairkeeper.discovery.Proposal;
import dev.pairkeeper.discovery.Proposal.Choice;
import dev.pairkeeper.discovery.Proposal.Reading;
import dev.pairkeeper.discovery.Proposal.Untold;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.WritePolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PairSpec as it was read off the hosts: null is what could not be told, and every secret. With
 * its gaps filled it can be sent to be registered.
 *
 * @param vrrpPasswordSet whether keepalived.conf has a password, which is not shown
 * @param readFrom where each value was read
 * @param untold why a field is null, and what to do
 * @param choices what to name in the request, where the hosts leave several answers
 */
@Schema(name = "DiscoveredPair")
record DiscoveryResponse(
    @Nullable String name,
    @Nullable String vip,
    @Nullable Integer virtualRouterId,
    @Nullable Integer vrrpVersion,
    @Nullable BigDecimal advertIntervalSeconds,
    @Nullable PreemptMode preemptMode,
    @Nullable Boolean unicast,
    @Nullable String vrrpPassword,
    boolean vrrpPasswordSet,
    @Nullable WritePolicy writePolicy,
    @Nullable Integer maxLagSeconds,
    @Nullable String replicationUser,
    @Nullable String replicationPassword,
    List<String> tags,
    List<DiscoveredNode> nodes,
    List<Reading> readFrom,
    List<Untold> untold,
    List<Choice> choices,
    List<String> warnings) {

  /** One node as it was read. */
  @Schema(name = "DiscoveredNode")
  record DiscoveredNode(
      @Nullable String name,
      @Nullable String host,
      @JsonProperty("interface") @Nullable String networkInterface,
      @Nullable Integer priority,
      @Nullable Boolean mayOwn,
      @Nullable MysqlSpec mysql,
      @Nullable SshSpec ssh) {

    private static DiscoveredNode of(NodeSpec node) {
      return new DiscoveredNode(
          node.name(),
          node.host(),
          node.networkInterface(),
          node.priority(),
          node.mayOwn(),
          node.mysql(),
          node.ssh());
    }
  }

  static DiscoveryResponse of(Proposal proposal) {
    PairSpec spec = proposal.spec();
    List<NodeSpec> nodes = spec.nodes() == null ? List.of() : spec.nodes();
    return new DiscoveryResponse(
        spec.name(),
        spec.vip(),
        spec.virtualRouterId(),
        spec.vrrpVersion(),
        spec.advertIntervalSeconds(),
        spec.preemptMode(),
        spec.unicast(),
        null,
        spec.vrrpPassword() != null,
        spec.writePolicy(),
        spec.maxLagSeconds(),
        spec.replicationUser(),
        null,
        spec.tags() == null ? List.of() : spec.tags(),
        nodes.stream().map(DiscoveredNode::of).toList(),
        proposal.readings(),
        proposal.untold(),
        proposal.choices(),
        proposal.warnings());
  }
}
