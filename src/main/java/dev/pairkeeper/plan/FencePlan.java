package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.Fence;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.VipPlacement.OnBoth;
import java.util.Optional;

/** Of two nodes that both act as the owner one is put out of the way, and the other stays. */
final class FencePlan {

  private final PlanDraft draft;
  private final Ground ground;
  private final Fence wanted;

  FencePlan(Fence wanted, Ground ground) {
    this.draft = new PlanDraft(wanted, ground);
    this.ground = ground;
    this.wanted = wanted;
  }

  Decision decide() {
    Optional<NodeSnapshot> node = Requests.node(draft, ground, wanted.node());
    if (node.isEmpty()) {
      return draft.decide("");
    }
    NodeSnapshot fenced = node.get();
    NodeSnapshot kept = ground.snapshot().peerOf(fenced);
    refuseUnlessSplit();
    draft.refuseIf(
        !FenceSteps.isReachable(ground, fenced),
        "NOT_REACHABLE",
        "%s answers neither by SSH nor by MySQL, so nothing can be done about it from here."
            .formatted(fenced.name()),
        "Switch its host off by other means, then have %s take over (FAILOVER)."
            .formatted(kept.name()));
    Optional<MysqlSnapshot> server = Requests.server(draft, kept);
    Optional<HostFacts> facts = Requests.host(draft, ground, kept);
    if (draft.refused() || server.isEmpty() || facts.isEmpty()) {
      return draft.decide("");
    }
    warnOfOwnTransactions(fenced, kept);
    FenceSteps fencing = new FenceSteps(draft, ground, fenced, !wanted.skipFenceCommand());
    draft.warnIf(
        wanted.skipFenceCommand() && ground.fenceCommands().contains(fenced.name()),
        "The fence command of %s is left out, as you asked.".formatted(fenced.name()));
    fencing.add();
    fencing.command();
    Takeover takeover = new Takeover(draft, ground, kept, facts.get());
    takeover.announce();
    takeover.add(server.get());
    return draft.decide(
        "%s is put out of the way: it gives up %s, takes no writes, and its keepalived rests until it is started again (START_KEEPALIVED). %s stays the only owner."
            .formatted(fenced.name(), ground.pair().vip().host(), kept.name()));
  }

  private void refuseUnlessSplit() {
    boolean onBoth = ground.snapshot().vipPlacement() instanceof OnBoth;
    boolean bothOpen = ground.snapshot().writableNodes().size() == 2;
    draft.leansOnWriters().leansOnVip();
    draft.refuseIf(
        !onBoth && !bothOpen,
        "NOT_SPLIT",
        "Not both nodes act as the owner, so there is nothing to part.",
        "To hand the VIP over use SWITCHOVER; to close a standby SET_READ_ONLY; when the owner is gone FAILOVER.");
  }

  private void warnOfOwnTransactions(NodeSnapshot fenced, NodeSnapshot kept) {
    Optional<GtidSet> own =
        fenced
            .mysql()
            .answer()
            .map(MysqlSnapshot::executed)
            .flatMap(all -> kept.mysql().answer().map(MysqlSnapshot::executed).map(all::minus));
    if (own.isEmpty()) {
      draft.warn(
          "Which transactions only %s has is not known; they stay there, where no client reads them."
              .formatted(fenced.name()));
    } else if (!own.get().isEmpty()) {
      draft.warn(
          "%d transactions are on %s only: %s. They stay there, where no client reads them, until replication brings them to %s."
              .formatted(own.get().count(), fenced.name(), own.get(), kept.name()));
    }
  }
}
