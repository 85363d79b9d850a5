package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.KEEPALIVED_NOT_RUNNING;
import static dev.pairkeeper.analysis.ProblemCode.VRRP_FAULT;
import static dev.pairkeeper.analysis.ProblemCode.VRRP_MISMATCH;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.topology.Severity.CRITICAL;
import static dev.pairkeeper.topology.Severity.INFO;
import static dev.pairkeeper.topology.Severity.WARNING;

import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.VrrpState;
import java.util.List;

/** What keepalived does and claims. */
final class KeepalivedProblems {

  static final List<Rule<?>> RULES =
      List.of(
          ofNode(KEEPALIVED_NOT_RUNNING, WARNING)
              .means(
                  """
                  keepalived does not run on a node, so the node cannot take the VIP over. Often a \
                  hand-made check script has killed it. It is critical when nobody has the VIP, or \
                  when the node still has it: then nothing takes it away and the other node may \
                  have it too.\
                  """)
              .when(NodeView::keepalivedStopped)
              .as(node -> leavesVipAlone(node) ? CRITICAL : WARNING)
              .warnsAtFirst()
              .barsTakeover()
              .says(KeepalivedProblems::notRunning)
              .cure(
                  "On {node}: systemctl start keepalived, then journalctl -u keepalived -n 50 to"
                      + " see why it ended. Look for 'kill' in the scripts that"
                      + " keepalived.conf names."),
          ofNode(VRRP_FAULT, WARNING)
              .means(
                  """
                  keepalived has put itself into FAULT on a node: a check script or a tracked file \
                  or interface says no, so it does not take the VIP. When the node's server is \
                  down this is as it should be and only noted; on a node that is registered never \
                  to own the VIP it is how the VIP is kept off, and not told while its server \
                  answers.\
                  """)
              .when(node ->
                  node.vrrpIs(VrrpState.FAULT) && !node.peer().servesAlready() && !isKeptOff(node))
              .as(KeepalivedProblems::faultSeverity)
              .warnsAtFirst()
              .barsTakeover()
              .says(node ->
                  "keepalived on %s is in FAULT%s: it does not take %s."
                      .formatted(
                          node.name(),
                          node.mysqlFailed(Contact::serverLost).isPresent()
                              ? " since its server does not answer"
                              : " although its server answers",
                          node.pair().vip()))
              .cure(
                  "On {node}: journalctl -u keepalived -n 50 names the check that fails. Run that"
                      + " script by hand as its user; check the tracked file and ip link show"
                      + " {interface}."),
          ofNode(VRRP_MISMATCH, WARNING)
              .means(
                  """
                  What keepalived claims on a node does not fit what the host shows or what is \
                  registered: MASTER without the VIP or the VIP without MASTER, adverts that are \
                  dropped because something in them differs, or another VRID, version, interval or \
                  priority than registered. Such a pair may not fail over, or hold the VIP twice.\
                  """)
              .when(node -> VrrpDifferences.of(node).exist())
              .silentAtFirst()
              .provenBy(node -> VrrpDifferences.of(node).certain())
              .says(node ->
                  "keepalived on %s %s."
                      .formatted(node.name(), VrrpDifferences.of(node).sentence()))
              .cure(
                  "Compare /etc/keepalived/keepalived.conf of {node} with that of {peer} and with"
                      + " the pair's registration; test with keepalived -t, then systemctl"
                      + " reload keepalived, the standby first."));

  private KeepalivedProblems() {}

  private static boolean leavesVipAlone(NodeView node) {
    return node.pair().vipOnNone() || node.holdsVip();
  }

  private static String notRunning(NodeView node) {
    String vip = node.pair().vip();
    String consequence =
        node.holdsVip()
            ? "it still has %s and nothing will take it away".formatted(vip)
            : "it cannot take %s over, so %s has no standby".formatted(vip, node.peer().name());
    return "keepalived does not run on %s: %s.".formatted(node.name(), consequence);
  }

  private static boolean isKeptOff(NodeView node) {
    return !node.node().node().mayOwn() && node.mysql().isPresent();
  }

  private static Severity faultSeverity(NodeView node) {
    if (node.mysqlFailed(Contact::serverLost).isPresent()) {
      return INFO;
    }
    return node.pair().vipOnNone() ? CRITICAL : WARNING;
  }
}
