package dev.pairkeeper.plan;

import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.plan.Condition.AppliedReceived;
import dev.pairkeeper.plan.OperationRequest.Failover;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node takes over although its peer, which had the VIP, is not well; says what that may lose. */
final class FailoverPlan {

  private static final Duration DRAINING = Duration.ofMinutes(10);

  private final PlanDraft draft;
  private final Ground ground;
  private final Failover wanted;

  FailoverPlan(Failover wanted, Ground ground) {
    this.draft = new PlanDraft(wanted, ground);
    this.ground = ground;
    this.wanted = wanted;
  }

  Decision decide() {
    Optional<NodeSnapshot> node = Requests.node(draft, ground, wanted.to());
    if (node.isEmpty()) {
      return draft.decide("");
    }
    NodeSnapshot to = node.get();
    NodeSnapshot from = ground.snapshot().peerOf(to);
    Optional<MysqlSnapshot> server = Requests.server(draft, to);
    Optional<HostFacts> facts = Requests.host(draft, ground, to);
    refuseWithoutNeed(from, to);
    refuseTarget(to);
    server.ifPresent(seen -> weighLoss(from, to));
    if (draft.refused() || server.isEmpty() || facts.isEmpty()) {
      return draft.decide("");
    }
    FenceSteps fencing = new FenceSteps(draft, ground, from, !wanted.skipFenceCommand());
    tell(from, fencing.isCommanded());
    fence(fencing, from.mysql().answered(), () -> drain(to, server.get()));
    force(to, facts.get());
    new Takeover(draft, ground, to, facts.get()).add(server.get());
    draft.rememberMove();
    return draft.decide(
        "%s takes %s and the writes; %s is put out of the way as far as it can be reached, and its keepalived rests until it is started again (START_KEEPALIVED)."
            .formatted(to.name(), ground.pair().vip().host(), from.name()));
  }

  private void refuseWithoutNeed(NodeSnapshot from, NodeSnapshot to) {
    draft.leansOnWriters().leansOnVip();
    boolean ownerIsWell =
        from.holdsVip().orElse(false)
            && !to.holdsVip().orElse(false)
            && from.writable().orElse(false);
    draft.refuseIf(
        ownerIsWell,
        "OWNER_IS_WELL",
        "%s has the VIP, answers and takes writes: nothing needs to be lost."
            .formatted(from.name()),
        "Hand over instead (SWITCHOVER).");
    boolean isOwner =
        to.holdsVip().orElse(false)
            && to.writable().orElse(false)
            && !from.holdsVip().orElse(false);
    draft.refuseIf(
        isOwner,
        "ALREADY_OWNER",
        "%s has the VIP already and takes writes.".formatted(to.name()),
        "Nothing needs to be done.");
  }

  private void refuseTarget(NodeSnapshot to) {
    draft.refuseIf(
        !to.node().mayOwn(),
        "NEVER_OWNER",
        "%s is registered as a node that must never own the VIP.".formatted(to.name()),
        "Allow it on the pair's page if that has changed.");
    ServiceState keepalived =
        to.host().answer().map(host -> host.keepalivedService()).orElse(ServiceState.UNKNOWN);
    draft.refuseIf(
        to.host().answered() && keepalived != ServiceState.RUNNING,
        "KEEPALIVED_NOT_RUNNING",
        "keepalived on %s is %s, so it can't take the VIP.".formatted(to.name(), keepalived),
        "Start keepalived there first (START_KEEPALIVED).");
  }

  /** What is lost is never taken for nothing where nobody can know. */
  private void weighLoss(NodeSnapshot from, NodeSnapshot to) {
    Long missing =
        ground.assessment().eligibility().stream()
            .filter(each -> each.node().equals(to.name()))
            .findFirst()
            .map(Eligibility::estimatedLossTransactions)
            .orElse(null);
    boolean none = from.mysql().answered() && missing != null && missing == 0;
    String loss = loss(from, to, missing);
    draft.leansOn("What is lost", none ? "nothing" : "something or unknown");
    draft.refuseIf(
        !none && !wanted.acceptLoss(),
        "LOSS_NOT_ACCEPTED",
        loss,
        "Bring %s back if that can be; or accept the loss (acceptLoss).".formatted(from.name()));
    if (!none && wanted.acceptLoss()) {
      draft.warn(loss + " They are left behind.");
    }
  }

  private static String loss(NodeSnapshot from, NodeSnapshot to, @Nullable Long missing) {
    if (missing == null) {
      return "Whether, and how many, transactions of %s are missing on %s is not known."
          .formatted(from.name(), to.name());
    }
    return from.mysql().answered()
        ? "%d transactions of %s are missing on %s.".formatted(missing, from.name(), to.name())
        : "%d transactions that %s had when it last answered are missing on %s; what it committed after that is not known."
            .formatted(missing, from.name(), to.name());
  }

  private void tell(NodeSnapshot from, boolean commanded) {
    if (!FenceSteps.isReachable(ground, from) && !commanded) {
      draft.warn(
          "%s can be reached by no path, and %s. If it is alive behind a cut network its clients go on writing there: make sure that it is off."
              .formatted(from.name(), whyNoCommand(from)));
    }
  }

  private String whyNoCommand(NodeSnapshot from) {
    return ground.fenceCommands().contains(from.name())
        ? "its fence command is left out, as you asked"
        : "no fence command is registered for it, which would put it out of the way";
  }

  /**
   * A server that could be closed still sends what it has, so it is let live until the target has
   * that; one that is silent may take writes, so it is put out of the way first.
   */
  private static void fence(FenceSteps fencing, boolean closed, Runnable drain) {
    fencing.add();
    if (closed) {
      drain.run();
      fencing.command();
    } else {
      fencing.command();
      drain.run();
    }
  }

  private void drain(NodeSnapshot to, MysqlSnapshot server) {
    boolean runs = server.channels().stream().allMatch(ReplicationChannel::sqlRunning);
    if (runs && !server.channels().isEmpty()) {
      draft.step(
          "Wait until %s has applied what it received".formatted(to.name()),
          to.name(),
          new Deed.Await(List.of(new AppliedReceived(to.name()))),
          List.of(),
          new Undo.Nothing(),
          DRAINING);
    } else {
      draft.warn(
          "The SQL thread of %s is stopped: what it received and has not applied is left out, and may clash later."
              .formatted(to.name()));
    }
  }

  private void force(NodeSnapshot to, HostFacts facts) {
    if (wanted.acceptLoss() && FenceSteps.hasScripts(ground.pair(), facts)) {
      HandOverMarks marks = new HandOverMarks(ground.pair(), to.node());
      draft.step(
          "Let %s take over without what is missing".formatted(to.name()),
          to.name(),
          marks.force(),
          List.of(),
          new Undo.By(marks.forceNoMore()));
    }
  }
}
