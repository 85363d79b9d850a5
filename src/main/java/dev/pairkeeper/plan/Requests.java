package dev.pairkeeper.plan;

import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a request names, or refuses. */
final class Requests {

  private Requests() {}

  /** The node of that name. */
  static Optional<NodeSnapshot> node(PlanDraft draft, Ground ground, String name) {
    Optional<NodeSnapshot> found = ground.snapshot().node(name);
    draft.refuseIf(
        found.isEmpty(),
        "NO_SUCH_NODE",
        "%s has no node '%s'.".formatted(ground.pair().name(), name),
        "Name one of its nodes: "
            + ground.nodes().stream().map(node -> node.name()).collect(Collectors.joining(", "))
            + ".");
    return found;
  }

  /** What the look saw of the node's server. */
  static Optional<MysqlSnapshot> server(PlanDraft draft, NodeSnapshot node) {
    return answer(draft, node.mysql(), "MYSQL_NOT_SEEN", node.node().mysqlAddress());
  }

  /** What was read of the node's host for the plan. */
  static Optional<HostFacts> host(PlanDraft draft, Ground ground, NodeSnapshot node) {
    answer(draft, node.host(), "SSH_NOT_SEEN", node.node().sshAddress());
    Optional<HostFacts> facts = Optional.ofNullable(ground.host(node.node()));
    draft.refuseIf(
        facts.isEmpty() && node.host().answered(),
        "HOST_NOT_READ",
        "%s answers, but what the plan needs to know of it could not be read."
            .formatted(node.node().sshAddress()),
        "Try again; when it stays so, look into the panel's log.");
    return facts;
  }

  private static <T> Optional<T> answer(
      PlanDraft draft, Probe<T> probe, String code, String address) {
    probe
        .failure()
        .map(ProbeFailure::message)
        .ifPresent(why ->
            draft.refuse(
                code, why, "Bring %s back into view; its problem tells how.".formatted(address)));
    return probe.answer();
  }
}
