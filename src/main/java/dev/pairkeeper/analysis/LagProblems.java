package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.ERRANT_TRANSACTIONS;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_LAGGING;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_LAG_UNKNOWN;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_STALLED;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.topology.Severity.WARNING;

import dev.pairkeeper.topology.ReplicationChannel;
import java.time.Duration;
import java.util.List;

/** How far the data of the two nodes are apart while replication says that it runs. */
final class LagProblems {

  static final List<Rule<?>> RULES =
      List.of(
          ofNode(REPLICATION_STALLED, WARNING)
              .means(
                  """
                  The IO thread says that it is connected, yet transactions that the peer had at \
                  the look before have not arrived and nothing else has. So a cut network looks \
                  until the thread notices by itself, a minute later by default \
                  (replica_net_timeout).\
                  """)
              .when(node -> !Transactions.notReceived(node).isEmpty())
              .silentAtFirst()
              .provenBy(node ->
                  Transactions.tellsWhatItReceives(node) && Transactions.baselineIsOld(node.pair()))
              .barsTakeover()
              .says(node ->
                  "%s receives nothing from %s although its IO thread says YES: %s did not arrive."
                      .formatted(
                          node.name(),
                          node.peer().name(),
                          Words.transactions(Transactions.notReceived(node))))
              .cure(
                  "Check the way from {node} to {peer}, port {port}: firewall, routes, packet size."
                      + " When it is open again, STOP {REPLICA} IO_THREAD and START {REPLICA}"
                      + " IO_THREAD on {node} spares waiting for the time-out."),
          ofNode(REPLICATION_LAGGING, WARNING)
              .means(
                  """
                  A node is further behind its peer than the pair's limit. A failover now would \
                  hide that much of what was written, so the node is not fit to take over until it \
                  has caught up.\
                  """)
              .when(node -> lag(node).compareTo(limit(node)) > 0)
              .barsTakeover()
              .says(node ->
                  "%s is %s behind %s, the limit is %s: it is not fit to take %s over."
                      .formatted(
                          node.name(),
                          Words.seconds(lag(node)),
                          node.peer().name(),
                          Words.seconds(limit(node)),
                          node.pair().vip()))
              .cure(
                  "On {node}: SHOW PROCESSLIST and SHOW {REPLICA} STATUS. Look for one large"
                      + " transaction, tables without a primary key, a slow disk, too few"
                      + " replica_parallel_workers. It clears by itself when {node} has"
                      + " caught up."),
          ofNode(REPLICATION_LAG_UNKNOWN, WARNING)
              .means(
                  """
                  Both replication threads run, but how far the node is behind cannot be told: its \
                  source has missed a heartbeat, as when the network between them is cut, or the \
                  server says NULL. Unknown is not zero: the node is not taken for fit. At its first \
                  look the panel can't tell a silent source from one that is busy with what comes \
                  from this very node, so it is a problem when a second look confirms it.\
                  """)
              .when(LagProblems::isUnknown)
              .silentAtFirst()
              .barsTakeover()
              .says(node ->
                  ("How far %s is behind %s is unknown although both threads run: its source is"
                          + " silent, or hides it.")
                      .formatted(node.name(), node.peer().name()))
              .cure(
                  "Check the way from {node} to {peer}, port {port}: firewall, routes. On {node},"
                      + " SHOW {REPLICA} STATUS; STOP {REPLICA} and START {REPLICA} make it"
                      + " connect anew. Grant the panel's account what PRIVILEGE_MISSING"
                      + " names, if that is shown."),
          ofNode(ERRANT_TRANSACTIONS, WARNING)
              .means(
                  """
                  The standby has transactions that the owner of the VIP lacks, or that were \
                  written on the standby itself although only the owner may. The data differ, or \
                  would after the next failover. Writes made on the standby are shown for ten \
                  minutes even when replication has carried them to the owner.\
                  """)
              .when(ErrantTransactions::exist)
              .barsTakeoverIf(ErrantTransactions::ownerLacksSome)
              .says(ErrantTransactions::sentence)
              .cure(
                  "On {node}: mysqlbinlog --include-gtids='…' on its binary logs shows what they"
                      + " did. Then either apply the same on {peer}, or mark them as done"
                      + " there with empty transactions, or copy the data of {peer} to"
                      + " {node} anew. Make {node} super_read_only so that it does not"
                      + " happen again."));

  private LagProblems() {}

  /** With its source gone there is no lag to know, and what is stalled has its own problem. */
  private static boolean isUnknown(NodeView node) {
    return node.fromPeer(ReplicationChannel::running)
        && node.channel().lag().known().isEmpty()
        && node.peer().mysql().isPresent()
        && Transactions.notReceived(node).isEmpty();
  }

  private static Duration lag(NodeView node) {
    return node.fromPeer().flatMap(channel -> channel.lag().known()).orElse(Duration.ZERO);
  }

  private static Duration limit(NodeView node) {
    return node.pair().snapshot().pair().maxLag();
  }
}
