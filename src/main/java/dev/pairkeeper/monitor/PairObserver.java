package dev.pairkeeper.monitor;

import dev.pairkeeper.analysis.Memory;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VipPlacement;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes one look at a pair: both nodes and the VIP at once, each within its own time-out. */
final class PairObserver {

  private final InstantSource clock;

  PairObserver(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Looks; never throws for what a node does or does not do, and always ends.
   *
   * @param before the look before, null when this is the first
   * @param urgency why it is taken, and so what else it asks
   */
  PairSnapshot observe(PairLinks links, @Nullable PairSnapshot before, Urgency urgency) {
    boolean insist = urgency == Urgency.ASKED;
    boolean split = before != null && before.vipPlacement() instanceof VipPlacement.OnBoth;
    Supplier<NodeSnapshot> first = links.first().ask(insist, split);
    Supplier<NodeSnapshot> second = links.second().ask(insist, split);
    Supplier<Probe<VipAnswer>> throughVip = links.vip().ask(before, urgency);
    NodeSnapshot firstSeen = first.get();
    NodeSnapshot secondSeen = second.get();
    Probe<VipAnswer> answer = throughVip.get();
    links.nodes().forEach(NodeLink::keepUp);
    return new PairSnapshot(
        links.pair(), clock.instant(), firstSeen, secondSeen, answer, past(before));
  }

  private static PastLooks past(@Nullable PairSnapshot before) {
    return before == null ? PastLooks.NONE : Memory.after(before);
  }
}
