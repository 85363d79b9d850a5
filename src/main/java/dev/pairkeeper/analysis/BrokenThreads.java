package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ThreadState;

/** Recognises and describes replication threads that do not run. */
final class BrokenThreads {

  private BrokenThreads() {}

  /** The IO thread does not receive, and no problem of its own says why. */
  static boolean ioIsDown(NodeView node) {
    return node.fromPeer(channel -> channel.ioRunning() != ThreadState.YES)
        && !PurgedLogs.needed(node)
        && !IdentityProblems.clash(node.pair());
  }

  /** Not merely on its way to connect: it failed, or its source had fallen silent before. */
  static boolean ioIsBroken(NodeView node) {
    return node.fromPeer(BrokenThreads::ioFailed)
        || node.stoodBefore(ProblemCode.REPLICATION_LAG_UNKNOWN)
        || node.stoodBefore(ProblemCode.REPLICATION_STALLED);
  }

  private static boolean ioFailed(ReplicationChannel channel) {
    return channel.ioRunning() == ThreadState.NO || channel.ioErrorNumber() != 0;
  }

  static String ioSentence(NodeView node) {
    ReplicationChannel channel = node.channel();
    String state = channel.ioRunning() == ThreadState.NO ? "is stopped" : "cannot connect";
    String why =
        node.peer().mysqlFailed(Contact::serverLost).isPresent()
            ? " because the server of %s does not answer".formatted(node.peer().name())
            : "";
    return "The IO thread of %s %s%s, so it receives no writes of %s%s"
        .formatted(
            node.name(),
            state,
            why,
            node.peer().name(),
            Words.said(channel.ioErrorNumber(), channel.ioError()));
  }

  static String sqlSentence(NodeView node) {
    ReplicationChannel channel = node.channel();
    return "The SQL thread of %s is stopped, so writes of %s are not applied there%s"
        .formatted(
            node.name(),
            node.peer().name(),
            Words.said(channel.sqlErrorNumber(), channel.sqlError()));
  }
}
