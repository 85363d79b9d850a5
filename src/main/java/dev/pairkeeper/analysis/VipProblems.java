package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.FLAPPING;
import static dev.pairkeeper.analysis.ProblemCode.VIP_ANSWERED_BY_OTHER;
import static dev.pairkeeper.analysis.ProblemCode.VIP_NOT_ANSWERING;
import static dev.pairkeeper.analysis.ProblemCode.VIP_ON_BARRED_NODE;
import static dev.pairkeeper.analysis.ProblemCode.VIP_ON_BOTH_NODES;
import static dev.pairkeeper.analysis.ProblemCode.VIP_ON_NO_NODE;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.analysis.Rule.ofPair;
import static dev.pairkeeper.topology.Severity.CRITICAL;
import static dev.pairkeeper.topology.Severity.WARNING;

import java.util.List;

/** Where the VIP is and who answers behind it, as the hosts' own addresses show. */
final class VipProblems {

  private static final int MOVES_OF_FLAPPING = 3;

  static final List<Rule<?>> RULES =
      List.of(
          ofPair(VIP_ON_BOTH_NODES, CRITICAL)
              .means(
                  """
                  Both hosts have the VIP: a split brain. The nodes do not hear each other's VRRP \
                  adverts, each thinks that it is alone, and clients reach one or the other. For a \
                  moment it is also seen while the VIP moves, so it is a warning at first sight.\
                  """)
              .when(PairView::vipOnBoth)
              .warnsAtFirst()
              .says(SplitBrain::sentence)
              .cure(
                  "Take the VIP off the node that should not have it (there: systemctl stop"
                      + " keepalived), and make that node read-only first if it takes writes."
                      + " Then let VRRP through: IP protocol 112 in both firewalls, the same"
                      + " VRID, version and password in both files; tcpdump -ni any proto 112"
                      + " shows who is heard."),
          ofPair(VIP_ON_NO_NODE, CRITICAL)
              .means(
                  """
                  Both hosts were seen and neither has the VIP, so applications reach nobody. For \
                  a moment this is so during every move, so it is a warning at first sight.\
                  """)
              .when(PairView::vipOnNone)
              .warnsAtFirst()
              .says(VipAnswers::nobodyHasIt)
              .cure(
                  "On both nodes: systemctl status keepalived and journalctl -u keepalived -n 50."
                      + " Start it where it does not run; where it is in FAULT, mend what its check"
                      + " complains about, on the node with the newest data first."),
          ofPair(VIP_ANSWERED_BY_OTHER, CRITICAL)
              .means(
                  """
                  A log-in through the VIP reaches another server than the one whose host has the \
                  VIP: switches or clients remember an old place (stale ARP), or another machine \
                  in the network uses the same address.\
                  """)
              .when(VipAnswers::byOther)
              .silentAtFirst()
              .says(VipAnswers::sentence)
              .cure(
                  "From a third machine in the network, arping -c 3 {vip} shows which hardware"
                      + " addresses answer. On the node that has the VIP, announce it again (arping"
                      + " -U -c 3 -I its interface {vip}); if a stranger answers, take the address"
                      + " off it."),
          ofPair(VIP_NOT_ANSWERING, CRITICAL)
              .means(
                  """
                  The owner's server answers at the node's own address, but nobody answers through \
                  the VIP. If the VIP answered before, applications are most likely cut off; if it \
                  never did, the panel may simply have no route to it, and it is a warning.\
                  """)
              .when(VipAnswers::missing)
              .silentAtFirst()
              .as(pair -> pair.past().vipAnswered() ? CRITICAL : WARNING)
              .says(VipAnswers::missingSentence)
              .cure(
                  "Try mysql -h {vip} from an application's host. If it fails there too: look for"
                      + " vrrp_strict in keepalived.conf (it drops what comes to the VIP),"
                      + " for a bind_address that leaves the VIP out, for a firewall. If it"
                      + " works, give the panel a route to {vip}."),
          ofNode(VIP_ON_BARRED_NODE, WARNING)
              .means(
                  """
                  The VIP is on a node that is registered as one that must never own it.\
                  """)
              .when(node -> node.isOwner() && node.holdsVip() && !node.node().node().mayOwn())
              .says(node ->
                  "%s has %s although it is registered as a node that must never own it."
                      .formatted(node.name(), node.pair().vip()))
              .cure("Move the VIP to {peer} when it is fit, or change the registration of {node}."),
          ofPair(FLAPPING, WARNING)
              .means(
                  """
                  The VIP moved three times or more within ten minutes. Each move breaks all \
                  connections; something makes the nodes lose each other or fail their checks \
                  again and again.\
                  """)
              .when(pair -> moves(pair) >= MOVES_OF_FLAPPING)
              .says(pair ->
                  "%s moved %d times within ten minutes: each move breaks all connections."
                      .formatted(pair.vip(), moves(pair)))
              .cure(
                  "On both nodes, journalctl -u keepalived --since -15min says why each move came."
                      + " Look for a check that is too tight, a link that goes up and down,"
                      + " and for preempting where nopreempt is wanted. A switchover is refused"
                      + " until that is known and acknowledged (ACKNOWLEDGE_FLAPPING), or ten"
                      + " minutes after the third last move."));

  private VipProblems() {}

  private static int moves(PairView pair) {
    return Memory.vipMoves(pair.snapshot()).size();
  }
}
