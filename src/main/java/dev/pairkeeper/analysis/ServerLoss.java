package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ProbeFailure;

/**
 * How bad it is that a server does not answer the panel, and what to say of it.
 *
 * <p>Applications are hurt when the server that is gone serves the VIP, which is certain while its
 * host shows the VIP. When its host cannot be seen either, only what the rest shows can tell: the
 * VIP answers nobody, no other node has it, this node had it last, and its peer has no sign of it.
 * A panel that lost one node must not cry that the pair takes no writes.
 *
 * <p>An answer through the VIP may be some looks old, since not every look logs in there. It speaks
 * against a loss only when it is the peer's, or when the loss has been seen twice, which makes the
 * panel log in anew.
 */
final class ServerLoss {

  private ServerLoss() {}

  /**
   * Whether applications are hurt for sure: by the host's word that the service is stopped, or by a
   * second failed look. One refused or missing answer may be a restart or a lost packet.
   */
  static boolean isFatal(NodeView node) {
    return hurtsApplications(node) && (node.mysqlStopped() || failedTwice(node));
  }

  private static boolean failedTwice(NodeView node) {
    return node.mysqlFailed(Contact::none).filter(why -> why.looks() >= 2).isPresent();
  }

  private static boolean hurtsApplications(NodeView node) {
    if (othersAreServed(node)) {
      return false;
    }
    return node.isOwner() || wasOwnerAndNobodyIs(node);
  }

  private static boolean othersAreServed(NodeView node) {
    return node.peer().answersThroughVip()
        || (node.pair().vipServes() && failedTwice(node) && !node.mysqlStopped());
  }

  private static boolean wasOwnerAndNobodyIs(NodeView node) {
    boolean seenOrMissed = node.host().isPresent() || !node.peerNoticesIt();
    return node.name().equals(node.pair().past().lastOwner())
        && node.pair().nodes().stream().noneMatch(NodeView::holdsVip)
        && seenOrMissed;
  }

  static String sentence(NodeView node) {
    ProbeFailure why = node.node().mysql().failure().orElseThrow();
    return "%s %s %s".formatted(fact(node, why), consequence(node), Words.closed(why.message()));
  }

  private static String fact(NodeView node, ProbeFailure why) {
    if (node.mysqlStopped()) {
      return "The MySQL server of %s is down: its service does not run.".formatted(node.name());
    }
    if (node.silent()) {
      return "%s answers neither by MySQL nor by SSH: it is down, or cut off from the panel."
          .formatted(node.name());
    }
    return switch (why.kind()) {
      case ERROR -> "The MySQL server of %s answers with an error.".formatted(node.name());
      case TIMED_OUT ->
          "The MySQL server of %s does not answer in time: it hangs, or packets are lost."
              .formatted(node.name());
      default -> "The MySQL server of %s does not answer.".formatted(node.name());
    };
  }

  private static String consequence(NodeView node) {
    String vip = node.pair().vip();
    if (othersAreServed(node) && !node.isStandby()) {
      return "%s still answers, so the pair serves.".formatted(vip);
    }
    if (node.isOwner()) {
      return "It has %s, so applications cannot work.".formatted(vip);
    }
    if (wasOwnerAndNobodyIs(node)) {
      return "It had %s last and nobody has taken it over, so applications cannot work."
          .formatted(vip);
    }
    return node.isStandby()
        ? "%s serves alone: there is no standby.".formatted(node.peer().name())
        : "Its state is unknown.";
  }
}
