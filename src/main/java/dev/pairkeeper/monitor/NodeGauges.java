package dev.pairkeeper.monitor;

import static dev.pairkeeper.monitor.GaugeSet.flag;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Optional;

/** The gauges of a node and of its channels. */
final class NodeGauges {

  private NodeGauges() {}

  static void addNode(GaugeSet gauges, Tags tags, String node) {
    gauges.add(
        "pairkeeper.vip.owner",
        "1 where the VIP is, NaN where it is not known",
        tags,
        seen -> flag(node(seen, node).flatMap(NodeSnapshot::holdsVip)));
    gauges.add(
        "pairkeeper.node.writable",
        "1 where the server takes writes, NaN where it is not known",
        tags,
        seen -> flag(node(seen, node).flatMap(NodeSnapshot::writable)));
    gauges.add(
        "pairkeeper.node.up",
        "1 where the newest look was answered",
        tags.and("via", "mysql"),
        seen -> flag(node(seen, node).map(it -> it.mysql().answered())));
    gauges.add(
        "pairkeeper.node.up",
        "1 where the newest look was answered",
        tags.and("via", "ssh"),
        seen -> flag(node(seen, node).map(it -> it.host().answered())));
    for (VrrpState state : VrrpState.values()) {
      gauges.add(
          "pairkeeper.vrrp.state",
          "1 for the state that keepalived claims",
          tags.and("state", state.name()),
          seen -> flag(vrrp(seen, node) == state));
    }
  }

  static void addChannel(GaugeSet gauges, Tags tags, String node, String channel) {
    gauges.add(
        "pairkeeper.replication.lag.seconds",
        "How far the node is behind its source, NaN where it is not known",
        tags,
        seen ->
            channel(seen, node, channel)
                .flatMap(it -> it.lag().known())
                .map(NodeGauges::seconds)
                .orElse(Double.NaN));
    gauges.add(
        "pairkeeper.replication.running",
        "1 where the thread runs, NaN where it is not known",
        tags.and("thread", "io"),
        seen -> flag(channel(seen, node, channel).map(it -> it.ioRunning() == ThreadState.YES)));
    gauges.add(
        "pairkeeper.replication.running",
        "1 where the thread runs, NaN where it is not known",
        tags.and("thread", "sql"),
        seen -> flag(channel(seen, node, channel).map(ReplicationChannel::sqlRunning)));
  }

  private static Optional<NodeSnapshot> node(PairStatus seen, String name) {
    return seen.snapshot().node(name);
  }

  private static VrrpState vrrp(PairStatus seen, String node) {
    return node(seen, node)
        .flatMap(NodeSnapshot::vrrp)
        .map(VrrpInstance::state)
        .orElse(VrrpState.UNKNOWN);
  }

  private static Optional<ReplicationChannel> channel(
      PairStatus seen, String node, String channel) {
    return node(seen, node)
        .flatMap(it -> it.mysql().answer())
        .flatMap(
            server -> server.channels().stream().filter(c -> c.name().equals(channel)).findFirst());
  }

  private static double seconds(Duration lag) {
    return lag.toNanos() / 1e9;
  }
}
