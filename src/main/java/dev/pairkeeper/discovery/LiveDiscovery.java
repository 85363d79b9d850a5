package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.DiscoveryResult.Found;
import dev.pairkeeper.discovery.DiscoveryResult.Refused;
import dev.pairkeeper.discovery.PeerCandidates.Candidate;
import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.ssh.RemoteShellException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the hosts of a pair over SSH and its servers over their own protocol. */
@Component
class LiveDiscovery implements PairDiscovery {

  /** Leaves two seconds to the answer's way back. */
  private static final Duration LIMIT = Duration.ofSeconds(28);

  private static final int MOST_CANDIDATES = 3;

  private final NodeReader reader;

  LiveDiscovery(NodeReader reader) {
    this.reader = reader;
  }

  @Override
  public DiscoveryResult discover(DiscoveryRequest request) {
    List<Violation> violations = new ArrayList<>(RequestRules.check(request));
    if (!violations.isEmpty()) {
      return new Refused(violations);
    }
    TimeBudget budget = new TimeBudget(LIMIT);
    InetAddress vip = request.vip() == null ? null : address(request.vip());
    List<NodeFacts> nodes = read(request.nodes(), vip, budget, violations);
    if (!violations.isEmpty()) {
      return new Refused(List.copyOf(violations));
    }
    if (nodes.size() == 1) {
      nodes.add(peerOf(nodes.getFirst(), vip, budget));
    }
    return new Found(PairProposer.propose(nodes, vip));
  }

  /** The address in the text, with or without a prefix; null when there is none. */
  static @Nullable InetAddress address(String text) {
    return PeerChannels.address(text.strip().replaceFirst("/\\d{1,3}$", "")).orElse(null);
  }

  private List<NodeFacts> read(
      List<NodeSpec> given,
      @Nullable InetAddress vip,
      TimeBudget budget,
      List<Violation> violations) {
    List<FutureTask<NodeFacts>> readings = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      int index = i;
      var reading =
          new FutureTask<NodeFacts>(() -> reader.given(index, given.get(index), vip, budget));
      Thread.ofVirtual().name("discovery-", 0).start(reading);
      readings.add(reading);
    }
    List<NodeFacts> nodes = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      try {
        nodes.add(readings.get(i).get());
      } catch (ExecutionException e) {
        violations.add(violation(i, given.get(i), e.getCause()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        violations.add(new Violation("nodes[%d]".formatted(i), "Cancelled."));
      }
    }
    return nodes;
  }

  private NodeFacts peerOf(NodeFacts first, @Nullable InetAddress vip, TimeBudget budget) {
    List<Candidate> candidates = PeerCandidates.of(first, vip);
    NodeFacts best = null;
    for (Candidate candidate : candidates.stream().limit(MOST_CANDIDATES).toList()) {
      if (!budget.isSpent()) {
        NodeFacts node = reader.found(candidate, first.access(), vip, budget);
        if (node.host() != null) {
          return node;
        }
        best = best == null ? node : best;
      }
    }
    return best == null
        ? NodeFacts.unknown(
            "neither replication nor VRRP names the other host. It may replicate through the VIP,"
                + " or VRRP goes by multicast.")
        : best;
  }

  private static Violation violation(int index, NodeSpec node, @Nullable Throwable failure) {
    return switch (failure) {
      case RemoteShellException e -> AccessViolations.of(index, node, e);
      case MysqlAccessException e -> AccessViolations.of(index, e);
      case null, default ->
          throw new IllegalStateException("reading node %d failed".formatted(index + 1), failure);
    };
  }
}
