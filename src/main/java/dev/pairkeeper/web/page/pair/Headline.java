package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.VipPlacement.AtLeastOn;
import dev.pairkeeper.topology.VipPlacement.OnBoth;
import dev.pairkeeper.topology.VipPlacement.OnNone;
import dev.pairkeeper.topology.VipPlacement.OnOne;
import dev.pairkeeper.topology.VipPlacement.OnTheWay;
import dev.pairkeeper.topology.VipPlacement.Unknown;
import dev.pairkeeper.web.page.Fact;
import dev.pairkeeper.web.page.Text;

/** Says in one sentence how a pair is, for somebody who reads nothing else. */
final class Headline {

  private Headline() {}

  static Text of(PairStatus status) {
    PairSnapshot seen = status.snapshot();
    String vip = seen.pair().vip().host();
    return switch (seen.vipPlacement()) {
      case OnOne(var owner) -> owned(status, owner.name(), seen.pair().peerOf(owner).name());
      case AtLeastOn(var owner) -> Text.of("headline.atLeast", owner.name(), vip);
      case OnBoth() -> Text.of("headline.both", vip);
      case OnTheWay(var to) -> Text.of("headline.onTheWay", vip, to.name());
      case OnNone() -> Text.of("headline.none", vip);
      case Unknown() -> Text.of("headline.unknown", vip);
    };
  }

  private static Text owned(PairStatus status, String owner, String standby) {
    String vip = status.snapshot().pair().vip().host();
    if (status.snapshot().node(standby).filter(NodeSnapshot::showsVip).isPresent()) {
      return Text.of("headline.onTheWay", vip, standby);
    }
    Fact writable = Fact.of(status.snapshot().node(owner).flatMap(node -> node.writable()));
    return switch (writable) {
      case UNKNOWN -> Text.of("headline.ownerSilent", owner, vip);
      case NO -> Text.of("headline.ownerReadOnly", owner, vip);
      case YES ->
          canTakeOver(status, standby)
              ? Text.of("headline.ready", owner, vip, standby)
              : Text.of("headline.notReady", owner, vip, standby);
    };
  }

  private static boolean canTakeOver(PairStatus status, String node) {
    return status.assessment().eligibility().stream()
        .anyMatch(judged -> judged.node().equals(node) && judged.eligible());
  }
}
