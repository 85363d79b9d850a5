package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.BINLOG_NEEDED_BUT_PURGED;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_IO_STOPPED;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_NOT_CONFIGURED;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_SQL_STOPPED;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_WRONG_SOURCE;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.topology.Severity.WARNING;

import java.util.List;

/**
 * Each node as a replica of its peer. Channels from elsewhere are legitimate (multi-source) and not
 * judged here.
 */
final class ChannelProblems {

  static final List<Rule<?>> RULES =
      List.of(
          ofNode(BINLOG_NEEDED_BUT_PURGED, WARNING)
              .means(
                  """
                  A replica needs transactions that its source has already purged from its binary \
                  logs. It can never catch up by itself; its data must be copied anew.\
                  """)
              .when(PurgedLogs::needed)
              .barsTakeover()
              .says(PurgedLogs::sentence)
              .cure(
                  "Copy the data of {peer} to {node} anew (CLONE, mysqldump --single-transaction or"
                      + " mariabackup) and point {node} at {peer} again. On {peer}, raise"
                      + " binlog_expire_logs_seconds to longer than a node may be away."),
          ofNode(REPLICATION_NOT_CONFIGURED, WARNING)
              .means(
                  """
                  A node has no replication channel at all: nothing that is written on its peer \
                  reaches it.\
                  """)
              .when(
                  node -> node.server(seen -> seen.channels().isEmpty() && seen.hidden().isEmpty()))
              .barsTakeover()
              .says(node ->
                  "%s does not replicate: writes on %s do not reach it."
                      .formatted(node.name(), node.peer().name()))
              .cure(
                  "If {node} has the same data as {peer}, point it at {peer} (CHANGE REPLICATION"
                      + " SOURCE TO, or CHANGE MASTER TO on MariaDB and before 8.0.23) and START"
                      + " {REPLICA}; if not, copy the data of {peer} first."),
          ofNode(REPLICATION_WRONG_SOURCE, WARNING)
              .means(
                  """
                  A node replicates, but from another server than its peer, or from the VIP, which \
                  is itself as soon as it takes the VIP over.\
                  """)
              .when(WrongSource::holds)
              .barsTakeover()
              .says(WrongSource::sentence)
              .cure(
                  "On {node}: STOP {REPLICA}, point it at the address of {peer} itself (CHANGE"
                      + " REPLICATION SOURCE TO, or CHANGE MASTER TO on MariaDB and before 8.0.23),"
                      + " START {REPLICA}."),
          ofNode(REPLICATION_IO_STOPPED, WARNING)
              .means(
                  """
                  The thread that fetches the peer's transactions is stopped or cannot connect, so \
                  the node receives nothing new. When the peer's server is down this merely \
                  follows from it. A thread that is connecting without an error is given a second \
                  look.\
                  """)
              .when(BrokenThreads::ioIsDown)
              .silentAtFirst()
              .provenBy(BrokenThreads::ioIsBroken)
              .barsTakeoverIf(node -> node.peer().mysql().isPresent())
              .says(BrokenThreads::ioSentence)
              .cure(
                  "If {peer} is down, bring it back first. Else on {node}: SHOW {REPLICA} STATUS,"
                      + " then START {REPLICA}. If it cannot connect: the replication account"
                      + " on {peer} and its password, the firewall, mysql -h {peer} -P {port}"
                      + " from {node}."),
          ofNode(REPLICATION_SQL_STOPPED, WARNING)
              .means(
                  """
                  The thread that applies the peer's transactions is stopped: the node falls \
                  behind with every write, and how far is unknown. Usually a statement failed \
                  because the data of the two nodes differ.\
                  """)
              .when(node -> node.fromPeer(channel -> !channel.sqlRunning()))
              .barsTakeover()
              .says(BrokenThreads::sqlSentence)
              .cure(
                  "On {node}: SHOW {REPLICA} STATUS names the statement. Without an error, START"
                      + " {REPLICA}. With one, compare the row on both nodes, correct it on"
                      + " {node} and START {REPLICA}, or copy the data of {peer} anew."
                      + " Skipping errors hides the difference."));

  private ChannelProblems() {}
}
