package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Probe.Answered;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.List;

/**
 * Which lags may be shown. A server tells how old what it applies is, and zero once it has applied
 * all that came; while something its peer has does not arrive, that figure says nothing.
 */
public final class ToldLags {

  private ToldLags() {}

  /** The look with such lags unknown. What is to be remembered of it stays the same. */
  public static PairSnapshot in(PairSnapshot seen) {
    PairView pair = new PairView(seen);
    return new PairSnapshot(
        seen.pair(),
        seen.takenAt(),
        of(pair.first()),
        of(pair.second()),
        seen.throughVip(),
        seen.past());
  }

  private static NodeSnapshot of(NodeView node) {
    NodeSnapshot seen = node.node();
    if (Transactions.notReceived(node).isEmpty()) {
      return seen;
    }
    MysqlSnapshot server = node.server();
    ReplicationChannel fromPeer = node.channel();
    List<ReplicationChannel> channels =
        server.channels().stream()
            .map(channel -> channel.equals(fromPeer) ? channel.withLag(Lag.UNKNOWN) : channel)
            .toList();
    return new NodeSnapshot(
        seen.node(),
        seen.vip(),
        new Answered<>(server.withChannels(channels)),
        seen.host(),
        seen.drift());
  }
}
