package dev.pairkeeper.monitor;

import static dev.pairkeeper.monitor.EventLog.Kind.PROBLEM_APPEARED;
import static dev.pairkeeper.monitor.EventLog.Kind.PROBLEM_GONE;
import static dev.pairkeeper.monitor.EventLog.Kind.VIP_LOST;
import static dev.pairkeeper.monitor.EventLog.Kind.VIP_MOVED;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.VipPlacement.OnNone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what became different between what was known of a pair and a new look. Pure. */
final class Changes {

  private Changes() {}

  /**
   * The changes, those of the VIP first.
   *
   * @param known what was known before this look
   * @param before the status before, null when this is the first look: its problems are no news
   */
  static List<Change> of(Known known, @Nullable PairStatus before, PairStatus now) {
    List<Change> changes = new ArrayList<>(ofVip(known, now.snapshot()));
    for (NodeSnapshot node : now.snapshot().nodes()) {
      changes.addAll(NodeChanges.of(known.node(node.name()), node));
    }
    if (before != null) {
      changes.addAll(ofProblems(before, now));
    }
    return List.copyOf(changes);
  }

  private static List<Change> ofVip(Known known, PairSnapshot now) {
    String vip = now.pair().vip().host();
    Optional<String> owner = now.vipOwner().map(NodeSnapshot::name);
    if (owner.isPresent()) {
      return ofOwner(known, owner.get(), vip).stream().toList();
    }
    if (known.vipOwner() != null && !known.vipLost() && now.vipPlacement() instanceof OnNone) {
      String message = "Neither node has the VIP %s; %s had it.".formatted(vip, known.vipOwner());
      return List.of(new Change(VIP_LOST, null, message));
    }
    return List.of();
  }

  private static Optional<Change> ofOwner(Known known, String owner, String vip) {
    String before = known.vipOwner();
    if (before != null && !before.equals(owner)) {
      String message = "The VIP %s moved from %s to %s.".formatted(vip, before, owner);
      return Optional.of(new Change(VIP_MOVED, owner, message));
    }
    if (known.vipLost()) {
      String again = before == null ? "" : " again";
      String message = "%s has the VIP %s%s.".formatted(owner, vip, again);
      return Optional.of(new Change(VIP_MOVED, owner, message));
    }
    return Optional.empty();
  }

  private static List<Change> ofProblems(PairStatus before, PairStatus now) {
    Set<Statuses.Key> stood = keys(before);
    Set<Statuses.Key> stands = keys(now);
    List<Change> changes = new ArrayList<>();
    for (OpenProblem open : now.problems()) {
      if (!stood.contains(Statuses.Key.of(open.problem()))) {
        Problem problem = open.problem();
        String message = "%s: %s".formatted(problem.code(), problem.message());
        changes.add(new Change(PROBLEM_APPEARED, problem.node(), message));
      }
    }
    for (OpenProblem open : before.problems()) {
      if (!stands.contains(Statuses.Key.of(open.problem()))) {
        String message = "%s is gone.".formatted(open.problem().code());
        changes.add(new Change(PROBLEM_GONE, open.problem().node(), message));
      }
    }
    return changes;
  }

  private static Set<Statuses.Key> keys(PairStatus status) {
    return status.problems().stream()
        .map(open -> Statuses.Key.of(open.problem()))
        .collect(Collectors.toSet());
  }
}
