package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.AnsweredThroughVip;
import dev.pairkeeper.plan.Condition.CommandSucceeds;
import dev.pairkeeper.plan.Condition.Writable;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.util.List;

/** What a node does that is to be the only owner, once nobody stands in its way. */
final class Takeover {

  private static final Duration ELECTION = Duration.ofSeconds(30);

  private final PlanDraft draft;
  private final Pair pair;
  private final NodeSnapshot node;
  private final HostFacts facts;

  Takeover(PlanDraft draft, Ground ground, NodeSnapshot node, HostFacts facts) {
    this.draft = draft;
    this.pair = ground.pair();
    this.node = node;
    this.facts = facts;
  }

  void add(MysqlSnapshot server) {
    String name = node.name();
    draft.check(
        "Wait until %s has the VIP".formatted(name),
        name,
        List.of(
            new CommandSucceeds(
                name, new VipAddress(pair, node.node()).isThere(), name + " has the VIP.")),
        ELECTION);
    if (!FenceSteps.hasScripts(pair, facts) && !server.writable()) {
      draft.step(
          "Open %s for writes".formatted(name),
          name,
          Deed.Sql.of(name, Statements.of(server.version()).open().toArray(String[]::new)),
          List.of(),
          new Undo.By(
              Deed.Sql.of(name, Statements.of(server.version()).close().toArray(String[]::new))));
    }
    draft.check(
        "See that %s takes writes and answers through the VIP".formatted(name),
        name,
        List.of(new Writable(name), new AnsweredThroughVip(name)),
        ELECTION);
  }

  /** Who talked to the other node learns where the VIP is; keepalived does it for moves only. */
  void announce() {
    new VipAddress(pair, node.node())
        .unannounced(facts)
        .ifPresentOrElse(this::warnOfSilence, this::addAnnouncement);
  }

  private void warnOfSilence(String why) {
    draft.warn(
        "%s can't announce the VIP at once, as %s: who still sends to the other node finds %s when its keepalived announces the VIP again (garp_master_refresh), or when their own record of it lapses."
            .formatted(node.name(), why, node.name()));
  }

  private void addAnnouncement() {
    draft.step(
        "Have %s announce the VIP (gratuitous ARP)".formatted(node.name()),
        node.name(),
        new Deed.Command(
            node.name(),
            Privilege.command(node.node(), new VipAddress(pair, node.node()).announced(3))),
        List.of(),
        new Undo.Nothing());
  }
}
