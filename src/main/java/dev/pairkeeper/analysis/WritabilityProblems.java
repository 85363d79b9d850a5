package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.BOTH_NODES_WRITABLE;
import static dev.pairkeeper.analysis.ProblemCode.NO_NODE_WRITABLE;
import static dev.pairkeeper.analysis.ProblemCode.STANDBY_OPEN_TO_SUPER;
import static dev.pairkeeper.analysis.ProblemCode.STANDBY_WRITABLE;
import static dev.pairkeeper.analysis.ProblemCode.VIP_OWNER_READ_ONLY;
import static dev.pairkeeper.analysis.ProblemCode.WRITES_STALLED;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.analysis.Rule.ofPair;
import static dev.pairkeeper.topology.Severity.CRITICAL;
import static dev.pairkeeper.topology.Severity.INFO;
import static dev.pairkeeper.topology.Severity.WARNING;

import dev.pairkeeper.topology.MysqlSnapshot;
import java.time.Duration;
import java.util.List;

/** Which node takes writes, against which one should. */
final class WritabilityProblems {

  /**
   * A commit waits milliseconds on a healthy disk; locks of a backup are held for a second or two.
   */
  private static final Duration LONG_COMMIT = Duration.ofSeconds(5);

  static final List<Rule<?>> RULES =
      List.of(
          ofNode(VIP_OWNER_READ_ONLY, CRITICAL)
              .means(
                  """
                  The node that has the VIP is read-only, so applications cannot write. During a \
                  hand-over this is so for a moment, so it is a warning at first sight. After a \
                  failover it can mean that the new owner has not applied all it received.\
                  """)
              .when(node ->
                  node.isOwner()
                      && node.server(seen -> !seen.writable())
                      && !node.peer().servesAlready())
              .warnsAtFirst()
              .says(node ->
                  "%s has %s but is read-only (%s): applications cannot write."
                      .formatted(node.name(), node.pair().vip(), readOnlyBy(node.server())))
              .cure(
                  "If {node} has applied everything that it received (SHOW {REPLICA} STATUS) and"
                      + " {peer} is read-only or down: on {node}, SET GLOBAL super_read_only"
                      + " = OFF; SET GLOBAL read_only = OFF (only the latter where the former"
                      + " is unknown)."),
          ofPair(BOTH_NODES_WRITABLE, CRITICAL)
              .means(
                  """
                  Both nodes take writes although only the owner of the VIP may. Whoever still \
                  writes on the other one makes changes that conflict or get lost at the next \
                  failover. It is a warning at first sight, since the two servers are read one \
                  after the other and a hand-over may lie between.\
                  """)
              .when(pair -> pair.singleWriter() && pair.bothWritable())
              .warnsAtFirst()
              .says(WritabilityProblems::bothWritable)
              .cure(
                  "On the node without the VIP: SET GLOBAL super_read_only = ON (SET GLOBAL"
                      + " read_only = ON on MariaDB and before 5.7), and put it into its"
                      + " option file. If both are meant to take writes, register the pair as"
                      + " MULTI_WRITER."),
          ofPair(NO_NODE_WRITABLE, CRITICAL)
              .means(
                  """
                  Both servers were seen and both are read-only: nobody can write. For a moment \
                  this is so in every planned switchover, so it is a warning at first sight.\
                  """)
              .when(pair ->
                  pair.bothServersSeen() && pair.nodes().stream().noneMatch(NodeView::writable))
              .warnsAtFirst()
              .says(pair ->
                  "%s and %s are both read-only: nobody can write."
                      .formatted(pair.first().name(), pair.second().name()))
              .cure(
                  "On the node that has the VIP, when it has applied everything that it received:"
                      + " SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF."),
          ofNode(STANDBY_WRITABLE, WARNING)
              .means(
                  """
                  The node without the VIP takes writes although only the owner may. What is \
                  written there is not expected and can get lost.\
                  """)
              .when(node ->
                  node.pair().singleWriter()
                      && node.isStandby()
                      && node.writable()
                      && !node.servesAlready()
                      && !node.pair().bothWritable())
              .silentAtFirst()
              .says(node ->
                  "%s takes writes although %s has %s."
                      .formatted(node.name(), node.peer().name(), node.pair().vip()))
              .cure(
                  "On {node}: SET GLOBAL super_read_only = ON (SET GLOBAL read_only = ON on MariaDB"
                      + " and before 5.7). If {node} should serve, move the VIP to it."),
          ofNode(STANDBY_OPEN_TO_SUPER, INFO)
              .means(
                  """
                  The standby is read_only but not super_read_only: ordinary accounts cannot write \
                  there, administrators can, also by mistake.\
                  """)
              .when(node ->
                  node.pair().singleWriter()
                      && node.isStandby()
                      && node.server(WritabilityProblems::onlyReadOnly))
              .says(node ->
                  ("The standby %s is read_only but not super_read_only: administrators can write"
                          + " there.")
                      .formatted(node.name()))
              .cure("On {node}: SET GLOBAL super_read_only = ON, and put it into its option file."),
          ofNode(WRITES_STALLED, CRITICAL)
              .means(
                  """
                  Statements on a node wait five seconds or more to commit: its disk is full or \
                  hangs, a lock on all tables is held, or it waits for a semi-synchronous replica.\
                  """)
              .when(node ->
                  (node.isOwner() || node.writable()) && node.server(WritabilityProblems::stalled))
              .as(node -> node.isOwner() ? CRITICAL : WARNING)
              .says(node ->
                  "Writes on %s have been waiting to commit for %s: applications hang."
                      .formatted(node.name(), Words.seconds(commitWait(node.server()))))
              .cure(
                  "On {node}: df -h and the server's error log (a full disk), iostat -x 1 (a slow"
                      + " one), SHOW PROCESSLIST (who holds the lock: FLUSH TABLES WITH READ"
                      + " LOCK, a backup), SHOW STATUS LIKE 'Rpl_semi_sync%'."));

  private WritabilityProblems() {}

  private static String readOnlyBy(MysqlSnapshot server) {
    return Boolean.TRUE.equals(server.superReadOnly()) ? "super_read_only = ON" : "read_only = ON";
  }

  private static String bothWritable(PairView pair) {
    return "%s and %s both take writes, but only one may: %s."
        .formatted(
            pair.first().name(),
            pair.second().name(),
            pair.owner()
                .map(owner -> "%s has %s".formatted(owner.name(), pair.vip()))
                .orElse("the one with " + pair.vip()));
  }

  private static boolean onlyReadOnly(MysqlSnapshot server) {
    return server.readOnly() && Boolean.FALSE.equals(server.superReadOnly());
  }

  private static boolean stalled(MysqlSnapshot server) {
    return commitWait(server).compareTo(LONG_COMMIT) >= 0;
  }

  private static Duration commitWait(MysqlSnapshot server) {
    Duration wait = server.longestCommitWait();
    return wait == null ? Duration.ZERO : wait;
  }
}
