package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands the VIP and the writes over to the other node, both being well. */
final class SwitchoverPlans {

  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
  private static final Duration MOST_WORTH_TELLING = Duration.ofHours(1);

  private SwitchoverPlans() {}

  static Decision plan(Switchover wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    SwitchoverObstacles obstacles = new SwitchoverObstacles(draft, ground, wanted);
    Optional<NodeSnapshot> owner = obstacles.find();
    if (draft.refused() || owner.isEmpty()) {
      return draft.decide("");
    }
    NodeSnapshot from = owner.get();
    NodeSnapshot to = ground.snapshot().peerOf(from);
    warnOfLag(draft, ground, to);
    new SwitchoverSteps(draft, ground, wanted, from, to).add();
    return draft.decide(
        "%s and the writes go from %s to %s. Applications feel one short pause: their sessions on %s are ended. No acknowledged write is lost; until the VIP has moved every step is taken back when one fails."
            .formatted(ground.pair().vip().host(), from.name(), to.name(), from.name()));
  }

  private static void warnOfLag(PlanDraft draft, Ground ground, NodeSnapshot to) {
    to.mysql().answer().stream()
        .flatMap(server -> server.channels().stream())
        .map(ReplicationChannel::lag)
        .map(Lag::known)
        .flatMap(Optional::stream)
        .filter(lag -> lag.compareTo(WORTH_TELLING) > 0)
        .forEach(lag ->
            draft.warn(
                "%s is %d s behind; %s. The plan waits up to %d s for it to catch up before anything is blocked."
                    .formatted(
                        to.name(),
                        lag.toSeconds(),
                        prospect(lag, ground.traffic(to.node())),
                        SwitchoverSteps.CATCHING_UP.toSeconds())));
  }

  /** When the lag will be gone if it goes on as in the last minute. */
  private static String prospect(Duration lag, @Nullable Traffic traffic) {
    Double change = traffic == null ? null : traffic.lagChange();
    if (change == null) {
      return "how fast it catches up is not known yet";
    }
    double seconds = lag.toMillis() / 1000.0 / -change;
    return change < 0 && seconds < MOST_WORTH_TELLING.toSeconds()
        ? "as the last minute went it will have caught up in about %d s"
            .formatted(Math.max(1, Math.round(seconds)))
        : "in the last minute it did not catch up";
  }
}
