package dev.pairkeeper.analysis;

import static dev.pairkeeper.analysis.ProblemCode.BINLOG_OFF;
import static dev.pairkeeper.analysis.ProblemCode.SAME_SERVER_ID;
import static dev.pairkeeper.analysis.ProblemCode.SAME_SERVER_UUID;
import static dev.pairkeeper.analysis.Rule.ofNode;
import static dev.pairkeeper.analysis.Rule.ofPair;
import static dev.pairkeeper.topology.Severity.WARNING;

import dev.pairkeeper.topology.MysqlSnapshot;
import java.util.List;
import java.util.Optional;

/** What makes replication impossible from the ground: equal identities, no binary log. */
final class IdentityProblems {

  static final List<Rule<?>> RULES =
      List.of(
          ofPair(SAME_SERVER_UUID, WARNING)
              .means(
                  """
                  Both servers have the same server_uuid, as machines cloned with their data \
                  directory do. Neither can replicate from the other, and transactions of one \
                  cannot be told from those of the other. It is also seen when both addresses lead \
                  to the same server.\
                  """)
              .when(IdentityProblems::sameUuid)
              .barsTakeover()
              .says(pair ->
                  "%s and %s have the same server_uuid %s%s: they cannot replicate from each other."
                      .formatted(
                          pair.first().name(),
                          pair.second().name(),
                          uuid(pair.first()).orElse(""),
                          hintAtOneServer(pair)))
              .cure(
                  "On the node without the VIP: stop the server, move auto.cnf out of its data"
                      + " directory, start it (it makes a new UUID), then start replication"
                      + " on both."),
          ofPair(SAME_SERVER_ID, WARNING)
              .means(
                  """
                  Both servers have the same server_id. A replica takes events with its own id for \
                  its own and skips them, or refuses to start.\
                  """)
              .when(IdentityProblems::sameId)
              .barsTakeover()
              .says(pair ->
                  "%s and %s have the same server_id %d%s: they cannot replicate from each other."
                      .formatted(
                          pair.first().name(),
                          pair.second().name(),
                          pair.first().server().serverId(),
                          hintAtOneServer(pair)))
              .cure(
                  "On the node without the VIP: SET GLOBAL server_id to another number, write it"
                      + " into its option file, then stop and start replication on both."),
          ofNode(BINLOG_OFF, WARNING)
              .means(
                  """
                  The server writes no binary log, so its peer has nothing to replicate from.\
                  """)
              .when(node -> node.server(seen -> !seen.binlogOn()))
              .says(node ->
                  "%s writes no binary log: nothing that is written there reaches %s."
                      .formatted(node.name(), node.peer().name()))
              .cure(
                  "Set log_bin in the option file of {node} (and remove skip-log-bin), restart the"
                      + " server while {peer} has the VIP, and copy the data to {peer} anew."));

  private IdentityProblems() {}

  /**
   * Whether a channel between the two stops for that reason, so that it needs no alarm of its own.
   */
  static boolean clash(PairView pair) {
    return sameUuid(pair) || sameId(pair);
  }

  private static boolean sameUuid(PairView pair) {
    Optional<String> first = uuid(pair.first());
    return first.isPresent() && first.equals(uuid(pair.second()));
  }

  private static Optional<String> uuid(NodeView node) {
    return node.mysql().map(MysqlSnapshot::serverUuid);
  }

  private static boolean sameId(PairView pair) {
    return pair.bothServersSeen()
        && pair.first().server().serverId() == pair.second().server().serverId();
  }

  private static String hintAtOneServer(PairView pair) {
    boolean sameHost = pair.first().server().hostname().equals(pair.second().server().hostname());
    return sameHost ? " and host name (are both addresses the same server?)" : "";
  }
}
