package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.AUTO_INCREMENT_COLLISION;
import static dev.pairkeeper.analysis.ProblemCode.CONFIG_DRIFT;
import static dev.pairkeeper.analysis.ProblemCode.LOG_REPLICA_UPDATES_OFF;
import static dev.pairkeeper.analysis.ProblemCode.PRIVILEGE_MISSING;
import static dev.pairkeeper.analysis.ProblemCode.REPLICATION_FILTERED;
import static dev.pairkeeper.analysis.ProblemCode.SKIPS_REPLICATION_ERRORS;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.analysis.Rule.ofPair;
import static dev.pairkeeper.topology.Severity.INFO;
import static dev.pairkeeper.topology.Severity.WARNING;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.List;
import java.util.stream.Stream;

/** Settings that hurt later, and what the panel's own account may not see. */
final class ConfigurationProblems {

  static final List<Rule<?>> RULES =
      List.of(
          ofNode(SKIPS_REPLICATION_ERRORS, WARNING)
              .means(
                  """
                  The server skips errors when it applies its peer's transactions \
                  (replica_skip_errors). The data of the two nodes drift apart and nobody sees it.\
                  """)
              .when(node -> node.server(ConfigurationProblems::skipsErrors))
              .says(node ->
                  "%s skips replication errors (%s): its data can drift from those of %s unseen."
                      .formatted(node.name(), node.server().skippedErrors(), node.peer().name()))
              .cure(
                  "Remove replica_skip_errors (slave_skip_errors) from the option file of {node},"
                      + " restart it while {peer} has the VIP, and compare the data of both"
                      + " nodes."),
          ofNode(REPLICATION_FILTERED, WARNING)
              .means(
                  """
                  Filters leave some databases or tables out of the binary log or of replication. \
                  Statements that name a table of another database than the current one are lost \
                  or kept by surprise, and a failover shows other data.\
                  """)
              .when(node -> !filters(node).isEmpty())
              .says(node ->
                  "%s %s: not everything that is written on one node reaches the other."
                      .formatted(node.name(), String.join(" and ", filters(node))))
              .cure(
                  "Remove binlog_do_db, binlog_ignore_db and the replicate_* filters from the"
                      + " option file of {node} unless each is wanted; the server keeps its"
                      + " own system tables out of harm's way without them."),
          ofNode(LOG_REPLICA_UPDATES_OFF, WARNING)
              .means(
                  """
                  The server does not write what it applies as a replica into its own binary log. \
                  Replicas of this node miss the writes of the other, and after a failover nothing \
                  can be caught up from here. On by default since MySQL 8.0.\
                  """)
              .when(node -> node.server(seen -> Boolean.FALSE.equals(seen.logReplicaUpdates())))
              .says(node ->
                  "%s does not log what it replicates: its own replicas miss the writes of %s."
                      .formatted(node.name(), node.peer().name()))
              .cure(
                  "Set log_replica_updates = ON (log_slave_updates on MariaDB and before 8.0.26) in"
                      + " the option file of {node} and restart it while {peer} has the VIP."),
          ofPair(AUTO_INCREMENT_COLLISION, WARNING)
              .means(
                  """
                  Both nodes may take writes, but they can give out the same AUTO_INCREMENT \
                  values, which ends in duplicate keys and a stopped replica.\
                  """)
              .when(AutoIncrements::collide)
              .says(AutoIncrements::sentence)
              .cure(
                  "Set auto_increment_increment = 2 on both nodes, auto_increment_offset = 1 on"
                      + " {first} and 2 on {second}: SET GLOBAL at once, and in both option"
                      + " files."),
          ofNode(PRIVILEGE_MISSING, INFO)
              .means(
                  """
                  The panel's account may not see something, so a part of the node's state is \
                  unknown. When that is the replication itself it is a warning.\
                  """)
              .when(node -> hidden(node).findAny().isPresent())
              .as(node -> hidesChannels(node) ? WARNING : INFO)
              .silentAtFirst()
              .barsTakeoverIf(ConfigurationProblems::hidesChannels)
              .says(ConfigurationProblems::hiddenSentence)
              .cure(
                  "Give the panel's account on {node} what the message names; the README lists all"
                      + " grants and sudoers lines that the panel needs."),
          ofNode(CONFIG_DRIFT, WARNING)
              .means(
                  """
                  keepalived.conf on a node, a file it includes or a script it names is not as it \
                  was when the pair was adopted, or when somebody last accepted it. A hand-over may \
                  go otherwise than everybody expects.\
                  """)
              .when(Drift::stands)
              .says(Drift::sentence)
              .cure(
                  "Look at the differences on the pair's configuration page. If they are wanted,"
                      + " accept the files of {node} as they are; else put the former ones back."));

  private ConfigurationProblems() {}

  private static boolean skipsErrors(MysqlSnapshot server) {
    String skipped = server.skippedErrors().strip();
    return !skipped.isEmpty() && !skipped.equalsIgnoreCase("OFF") && !skipped.equals("0");
  }

  private static List<String> filters(NodeView node) {
    Stream<String> binlog =
        node.server(MysqlSnapshot::binlogFiltered)
            ? Stream.of("leaves databases out of its binary log")
            : Stream.of();
    Stream<String> channel =
        node.fromPeer(ReplicationChannel::filtered)
            ? Stream.of("filters what it replicates")
            : Stream.of();
    return Stream.concat(binlog, channel).toList();
  }

  private static Stream<String> hidden(NodeView node) {
    return Stream.concat(
        node.mysql().map(MysqlSnapshot::hidden).orElse(List.of()).stream(),
        node.host().map(HostSnapshot::hidden).orElse(List.of()).stream());
  }

  private static boolean hidesChannels(NodeView node) {
    return node.server(seen -> seen.channels().isEmpty() && !seen.hidden().isEmpty());
  }

  private static String hiddenSentence(NodeView node) {
    String unsure =
        hidesChannels(node) ? " It shows no replication, which may be for that reason." : "";
    return "The panel cannot see everything of %s. %s%s"
        .formatted(node.name(), String.join(" ", hidden(node).map(Words::closed).toList()), unsure);
  }
}
