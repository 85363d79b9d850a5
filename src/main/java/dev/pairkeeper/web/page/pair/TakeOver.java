package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.web.page.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node could take the VIP over now.
 *
 * @param lossTransactions null when unknown
 * @param loss null when unknown
 */
record TakeOver(
    String node,
    boolean eligible,
    List<Eligibility.Reason> reasons,
    @Nullable Long lossTransactions,
    @Nullable String loss) {

  /** Of every node that does not own the VIP already. */
  static List<TakeOver> ofOthersThanOwner(PairStatus status) {
    String owner = status.snapshot().vipOwner().map(NodeSnapshot::name).orElse("");
    return status.assessment().eligibility().stream()
        .filter(judged -> !judged.node().equals(owner))
        .map(TakeOver::of)
        .toList();
  }

  private static TakeOver of(Eligibility judged) {
    var loss = judged.estimatedLoss();
    return new TakeOver(
        judged.node(),
        judged.eligible(),
        judged.reasons(),
        judged.estimatedLossTransactions(),
        loss == null ? null : Durations.text(loss));
  }
}
