package dev.pairkeeper.analysis;

import dev.pairkeeper.analysis.Eligibility.Reason;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ThreadState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a node is fit to take the VIP over: it is unless something of the problem table bars it,
 * shown or not, or it was told never to, or it may still have something to apply. The owner has the
 * VIP already and stays fit as long as its server answers.
 */
final class Fitness {

  private Fitness() {}

  static Eligibility of(NodeView node, List<Finding> findings) {
    boolean serves = node.isOwner() && node.mysql().isPresent();
    List<Reason> reasons =
        serves
            ? List.of()
            : Stream.of(bars(node, findings), never(node), unapplied(node))
                .flatMap(reason -> reason)
                .toList();
    Optional<Long> lacks = Transactions.lackedBy(node).map(GtidSet::count);
    Optional<Duration> behind =
        lacks.filter(count -> count == 0).map(none -> Duration.ZERO).or(() -> lag(node));
    Optional<Long> lost =
        lacks.or(() ->
            Transactions.lackedAsLastSeen(node).map(GtidSet::count).filter(count -> count > 0));
    return new Eligibility(
        node.name(), reasons.isEmpty(), reasons, lost.orElse(null), behind.orElse(null));
  }

  private static Stream<Reason> bars(NodeView node, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.barsTakeover() && finding.concerns(node))
        .map(Finding::problem)
        .map(found -> new Reason(found.code().name(), found.message(), found.cure()));
  }

  private static Stream<Reason> never(NodeView node) {
    return node.node().node().mayOwn()
        ? Stream.of()
        : Stream.of(
            new Reason(
                "NEVER_OWNER",
                "%s is registered as a node that must never own %s."
                    .formatted(node.name(), node.pair().vip()),
                "Allow it on the pair's page if that has changed."));
  }

  /**
   * While the source is there its lag tells how far a replica is. When it is gone there is no lag
   * any more, and what counts is whether all that was received is applied: by transactions, or on
   * servers without GTIDs by the positions read and executed.
   */
  private static Stream<Reason> unapplied(NodeView node) {
    if (node.peer().mysql().isPresent() || !node.fromPeer(Fitness::mayHoldRelayLog)) {
      return Stream.of();
    }
    Optional<GtidSet> waiting = Transactions.notApplied(node);
    if (waiting.isPresent()) {
      return waiting.get().isEmpty()
          ? Stream.of()
          : Stream.of(rest(node, Words.transactions(waiting.get()) + " that"));
    }
    Boolean appliedAll = node.channel().appliedAll();
    if (appliedAll == null) {
      return Stream.of(unknownRest(node));
    }
    return appliedAll ? Stream.of() : Stream.of(rest(node, "a part of what"));
  }

  private static boolean mayHoldRelayLog(ReplicationChannel channel) {
    boolean lagTells = channel.ioRunning() == ThreadState.YES && channel.lag().known().isPresent();
    return channel.sqlRunning() && !lagTells;
  }

  private static Reason unknownRest(NodeView node) {
    return new Reason(
        ProblemCode.REPLICATION_LAG_UNKNOWN.name(),
        "Whether %s has applied all that it received from %s cannot be told."
            .formatted(node.name(), node.peer().name()),
        "On %s, compare the source's read and executed positions in the replica's status."
            .formatted(node.name()));
  }

  private static Reason rest(NodeView node, String waiting) {
    return new Reason(
        "RELAY_LOG_NOT_APPLIED",
        "%s has yet to apply %s it received from %s."
            .formatted(node.name(), waiting, node.peer().name()),
        "Wait: its SQL thread runs.");
  }

  /** A figure about what has arrived says nothing while something has not. */
  private static Optional<Duration> lag(NodeView node) {
    if (!Transactions.notReceived(node).isEmpty()) {
      return Optional.empty();
    }
    return node.fromPeer().map(ReplicationChannel::lag).flatMap(Lag::known);
  }
}
