package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.plan.Preflight.OfServer;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings together what was found out about each node; what is missing is an obstacle.
 *
 * @param nodes those of which everything is known, in their order
 */
record SetUpFacts(List<SetUpNode> nodes) {

  /** How a server names who is refused: the address is as that server sees it. */
  private static final Pattern SEEN_AS = Pattern.compile("'pairkeeper_probe'@'([0-9a-fA-F:.]+)'");

  static SetUpFacts of(PlanDraft draft, Ground ground) {
    List<SetUpNode> known = new ArrayList<>();
    for (NodeSnapshot seen : ground.snapshot().nodes()) {
      Optional<MysqlSnapshot> server = Requests.server(draft, seen);
      Optional<HostFacts> facts = Requests.host(draft, ground, seen);
      Preflight preflight = ground.preflight(seen.node());
      OfHost asked = preflight == null ? null : preflight.host();
      OfServer told = preflight == null ? null : preflight.server();
      if (server.isPresent() && facts.isPresent()) {
        refuseUntold(draft, seen.node(), asked == null, told == null);
      }
      if (server.isPresent() && facts.isPresent() && asked != null && told != null) {
        known.add(
            new SetUpNode(
                seen, server.get(), facts.get(), asked, told, seenFrom(asked, facts.get())));
      }
    }
    return new SetUpFacts(known);
  }

  private static void refuseUntold(PlanDraft draft, Node node, boolean noHost, boolean noServer) {
    draft.refuseIf(
        noHost,
        "HOST_NOT_READ",
        "What set-up needs to know of the host %s could not be read.".formatted(node.sshAddress()),
        "Try again; when it stays so, look into the panel's log.");
    draft.refuseIf(
        noServer,
        "SERVER_NOT_READ",
        "What set-up needs to know of the server %s could not be read."
            .formatted(node.mysqlAddress()),
        "Give the panel's account the privileges that the README lists for setting a pair up.");
  }

  private static Optional<InetAddress> seenFrom(OfHost host, HostFacts facts) {
    Matcher seen = SEEN_AS.matcher(host.peerSaid());
    return Optional.ofNullable(seen.find() ? seen.group(1) : facts.address())
        .map(InetAddress::ofLiteral);
  }
}
