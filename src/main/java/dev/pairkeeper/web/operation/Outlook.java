package dev.pairkeeper.web.operation;

import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.NodeSnapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the VIP and the writes of a pair could be given to another node now.
 *
 * @param possible whether a node that has not got the VIP is eligible and nothing is in the way; a
 *     plan has the last word
 * @param pause null when it is not known yet
 */
public record Outlook(boolean possible, @Nullable WritePause pause, List<Blocker> blockers) {

  public Outlook {
    blockers = List.copyOf(blockers);
  }

  /** What the newest look, empty before the first, and what is in the way come to. */
  static Outlook of(Optional<PairStatus> seen, Optional<WritePause> pause, List<Blocker> blockers) {
    boolean possible = seen.filter(status -> isPossible(status, blockers)).isPresent();
    return new Outlook(possible, pause.orElse(null), blockers);
  }

  /** Without an owner it would be a failover that is asked for. */
  private static boolean isPossible(PairStatus status, List<Blocker> blockers) {
    Optional<String> owner = status.snapshot().vipOwner().map(NodeSnapshot::name);
    return status.assessment().eligibility().stream()
            .filter(judged -> !judged.node().equals(owner.orElse(null)))
            .anyMatch(Eligibility::eligible)
        && blockers.stream()
            .map(Blocker::stops)
            .noneMatch(stops ->
                switch (stops) {
                  case OPERATIONS -> true;
                  case SWITCHOVER -> owner.isPresent();
                  case SCHEDULED -> false;
                });
  }
}
