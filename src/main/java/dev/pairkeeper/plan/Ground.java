package dev.pairkeeper.plan;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a plan is made.
 *
 * @param snapshot a look taken for it
 * @param hosts of each node by name, what was read off its host for it; lacks the nodes whose hosts
 *     did not answer, and all of them where the operation needs none
 * @param preflights of each node by name, what was found out for a set-up; none for others
 * @param traffic of each node by name, what goes on on its server; of those that did not tell, and
 *     for operations that close no server, none
 * @param replicas of each node by name, those that its server knows to be connected; of those that
 *     did not tell, and for operations that do not ask, none
 * @param fenceCommands names of the nodes that a registered command can put out of the way when
 *     their hosts can't be reached
 * @param packages the uploaded packages that are asked for; null when they are not kept, or none
 *     are
 * @param madeAt when the plan is made; copies of files are named after it
 */
public record Ground(
    PairSnapshot snapshot,
    Assessment assessment,
    Map<String, HostFacts> hosts,
    Map<String, Preflight> preflights,
    Map<String, Traffic> traffic,
    Map<String, List<AttachedReplica>> replicas,
    Set<String> fenceCommands,
    @Nullable PackageArchive packages,
    Instant madeAt) {

  public Ground {
    replicas = Map.copyOf(replicas);
    traffic = Map.copyOf(traffic);
    fenceCommands = Set.copyOf(fenceCommands);
    hosts = Map.copyOf(hosts);
    preflights = Map.copyOf(preflights);
  }

  Pair pair() {
    return snapshot.pair();
  }

  List<Node> nodes() {
    return pair().nodes();
  }

  NodeSnapshot seen(Node node) {
    return snapshot.node(node.name()).orElseThrow();
  }

  @Nullable HostFacts host(Node node) {
    return hosts.get(node.name());
  }

  @Nullable Traffic traffic(Node node) {
    return traffic.get(node.name());
  }

  List<AttachedReplica> replicas(Node node) {
    return replicas.getOrDefault(node.name(), List.of());
  }

  @Nullable Preflight preflight(Node node) {
    return preflights.get(node.name());
  }

  Preflight.@Nullable OfHost preflightOfHost(Node node) {
    Preflight preflight = preflight(node);
    return preflight == null ? null : preflight.host();
  }
}
