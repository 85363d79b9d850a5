package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.ACCESS_DENIED;
import static dev.pairkeeper.analysis.ProblemCode.HOST_KEY_CHANGED;
import static dev.pairkeeper.analysis.ProblemCode.NODE_MYSQL_UNREACHABLE;
import static dev.pairkeeper.analysis.ProblemCode.NODE_SSH_UNREACHABLE;
import static dev.pairkeeper.analysis.ProblemCode.PANEL_BLIND;
import static dev.pairkeeper.analysis.ProblemCode.TOO_MANY_CONNECTIONS;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.analysis.Rule.ofPair;
import static dev.pairkeeper.topology.Severity.CRITICAL;
import static dev.pairkeeper.topology.Severity.WARNING;
import static java.util.stream.Collectors.joining;

import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What could not be reached. One cause is one problem: a refused log-in, a changed key or a full
 * server is not also called unreachable, and when nothing at all answers it is the panel's own view
 * that is in doubt.
 */
final class ReachabilityProblems {

  static final List<Rule<?>> RULES =
      List.of(
          ofPair(PANEL_BLIND, WARNING)
              .means(
                  """
                  Neither node answered, by MySQL or by SSH, and nobody answered through the VIP. \
                  Both hosts may be down, but a fault of the panel's own network looks the same, \
                  so nothing is said about the pair: its health is unknown.\
                  """)
              .when(PairView::blind)
              .barsTakeover()
              .says(pair ->
                  ("The panel sees nothing of %s, %s or %s: it may be the panel itself that is cut"
                          + " off. Nothing can be told about the pair.")
                      .formatted(pair.first().name(), pair.second().name(), pair.vip()))
              .cure(
                  "From another machine, try mysql -h {vip} and ssh to {first} and {second}. If"
                      + " they answer there, mend the panel's network; if not, both hosts are"
                      + " down."),
          ofNode(NODE_MYSQL_UNREACHABLE, CRITICAL)
              .means(
                  """
                  The MySQL server of a node does not answer the panel. It is critical when the \
                  node serves the VIP and either its host says that the service is stopped or two \
                  looks in a row failed; on the standby, and while there are signs that only the \
                  panel is cut off, it is a warning.\
                  """)
              .when(
                  node -> node.mysqlFailed(Contact::serverLost).isPresent() && !node.pair().blind())
              .as(node -> ServerLoss.isFatal(node) ? CRITICAL : WARNING)
              .barsTakeover()
              .says(ServerLoss::sentence)
              .cure(
                  "On {node}: systemctl status {service}, then the server's error log and df -h. If"
                      + " the host does not answer either, check its power and its network."
                      + " Leave the VIP where it is if {peer} serves it."),
          ofNode(TOO_MANY_CONNECTIONS, CRITICAL)
              .means(
                  """
                  The server is up but all its connections are taken (max_connections, error \
                  1040), so applications are turned away. A failover would not help: the same \
                  clients would fill the other node.\
                  """)
              .when(ReachabilityProblems::isFull)
              .as(node -> node.isStandby() ? WARNING : CRITICAL)
              .warnsAtFirst()
              .barsTakeover()
              .says(ReachabilityProblems::full)
              .cure(
                  "On {node}, log in as an administrator (one connection is kept for"
                      + " CONNECTION_ADMIN): SHOW PROCESSLIST; end what hangs with KILL, find the"
                      + " application that leaks connections, raise max_connections if memory"
                      + " allows."),
          ofNode(ACCESS_DENIED, WARNING)
              .means(
                  """
                  A node refused the panel's log-in to MySQL or by SSH. The node itself may be \
                  well, but what lies behind that log-in is unknown.\
                  """)
              .when(node -> denials(node).findAny().isPresent())
              .barsTakeover()
              .says(node ->
                  "%s refuses the panel's log-in, so the panel cannot tell its state. %s"
                      .formatted(node.name(), denials(node).collect(joining(" "))))
              .cure(
                  "Correct the account, password or key of {node} on the pair's page, or the"
                      + " account on {node} (SHOW GRANTS FOR the panel's account;"
                      + " ~/.ssh/authorized_keys)."),
          ofNode(HOST_KEY_CHANGED, WARNING)
              .means(
                  """
                  The host shows another SSH key than the pinned one. It was installed anew, or \
                  somebody else answers in its place. The panel does not log in until the new key \
                  is accepted by hand.\
                  """)
              .when(node -> node.hostFailed(Kind.HOST_KEY_CHANGED::equals).isPresent())
              .barsTakeover()
              .says(node ->
                  ("%s shows another SSH host key than the pinned one, so the panel does not log"
                          + " in. %s")
                      .formatted(node.name(), said(node.node().host().failure().orElseThrow())))
              .cure(
                  "On {node}'s console: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub shows its"
                      + " fingerprint. If it is the new key's, enter the first two words of that"
                      + " file as host key of {node} under Edit, or empty the field to pin the key"
                      + " seen next; if not, somebody is in between."),
          ofNode(NODE_SSH_UNREACHABLE, WARNING)
              .means(
                  """
                  The host of a node does not answer by SSH. The panel cannot see whether it has \
                  the VIP or what keepalived does there, and cannot act on it.\
                  """)
              .when(node -> node.hostFailed(Contact::hostLost).isPresent() && !node.pair().blind())
              .barsTakeover()
              .says(node ->
                  ("%s does not answer by SSH: whether it has %s and what keepalived does is"
                          + " unknown. %s")
                      .formatted(
                          node.name(),
                          node.pair().vip(),
                          said(node.node().host().failure().orElseThrow())))
              .cure(
                  "Check that {node} is up, that sshd runs (systemctl status ssh) and that no"
                      + " firewall stands between the panel and {node}."));

  private ReachabilityProblems() {}

  private static boolean isFull(NodeView node) {
    return node.mysqlFailed(Kind.TOO_MANY_CONNECTIONS::equals).isPresent()
        || node.server(seen -> seen.maxConnections() > 0 && isFull(seen));
  }

  private static boolean isFull(MysqlSnapshot seen) {
    return seen.connections() >= seen.maxConnections();
  }

  private static String full(NodeView node) {
    String figures =
        node.mysql()
            .map(seen -> " (%d of %d)".formatted(seen.connections(), seen.maxConnections()))
            .orElse("");
    return "All connections of %s's server are taken%s: applications are turned away."
        .formatted(node.name(), figures);
  }

  private static Stream<String> denials(NodeView node) {
    return Stream.of(
            node.mysqlFailed(Kind.ACCESS_DENIED::equals),
            node.hostFailed(Kind.ACCESS_DENIED::equals))
        .flatMap(Optional::stream)
        .map(ReachabilityProblems::said);
  }

  private static String said(ProbeFailure why) {
    return Words.closed(why.message());
  }
}
