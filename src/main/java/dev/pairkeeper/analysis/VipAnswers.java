package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.VipAnswer;
import java.util.List;
import java.util.Optional;

/** Compares who answers through the VIP with who has it. */
final class VipAnswers {

  private VipAnswers() {}

  /** Somebody answers, and it is not the server of the node that has the VIP. */
  static boolean byOther(PairView pair) {
    if (pair.vipAnswer().isEmpty()) {
      return false;
    }
    List<NodeView> holders = holders(pair);
    return holders.isEmpty() ? pair.vipOnNone() : holders.size() == 1 && isNot(holders.getFirst());
  }

  /** The VIP may be on its way to the peer, which answers then. */
  private static boolean isNot(NodeView holder) {
    if (holder.peer().showsVip() && holder.peer().answersThroughVip()) {
      return false;
    }
    boolean seen = holder.mysql().isPresent();
    return seen ? !holder.answersThroughVip() : holder.peer().answersThroughVip();
  }

  static String sentence(PairView pair) {
    List<NodeView> holders = holders(pair);
    String holder =
        holders.isEmpty()
            ? "No node has %s".formatted(pair.vip())
            : "%s has %s".formatted(holders.getFirst().name(), pair.vip());
    return "%s, but %s answers through it: clients work on the wrong server."
        .formatted(holder, answerer(pair));
  }

  private static String answerer(PairView pair) {
    Optional<String> known =
        pair.nodes().stream().filter(NodeView::answersThroughVip).map(NodeView::name).findFirst();
    return known.orElseGet(
        () -> pair.vipAnswer().map(VipAnswers::stranger).orElse("another server"));
  }

  private static String stranger(VipAnswer answer) {
    return "a server that is not of this pair (%s, server_id %d)"
        .formatted(answer.hostname(), answer.serverId());
  }

  /**
   * The owner's server answers at the node's own address, but nobody through the VIP, twice: the
   * first log-in may have met a hand-over.
   */
  static boolean missing(PairView pair) {
    boolean twice =
        pair.snapshot().throughVip().failure().filter(why -> why.looks() >= 2).isPresent();
    return twice
        && pair.vipSilent()
        && pair.owner().filter(owner -> owner.mysql().isPresent()).isPresent();
  }

  static String missingSentence(PairView pair) {
    String why =
        pair.snapshot().throughVip().failure().map(ProbeFailure::message).orElse("no answer");
    return ("%s has %s and its server answers at its own address, but nobody answers through %2$s:"
            + " %s")
        .formatted(pair.owner().orElseThrow().name(), pair.vip(), Words.closed(why));
  }

  static String nobodyHasIt(PairView pair) {
    String consequence =
        pair.vipServes()
            ? "it is on its way, or somebody else answers for it"
            : "applications reach nobody";
    return "Neither %s nor %s has %s: %s."
        .formatted(pair.first().name(), pair.second().name(), pair.vip(), consequence);
  }

  private static List<NodeView> holders(PairView pair) {
    return pair.nodes().stream().filter(NodeView::holdsVip).toList();
  }
}
