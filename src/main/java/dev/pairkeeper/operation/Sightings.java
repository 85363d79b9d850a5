package dev.pairkeeper.operation;

import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A look at a pair in a few sentences, for whoever has to decide about a half-done operation. */
final class Sightings {

  private Sightings() {}

  static List<String> of(PairSnapshot pair) {
    return Stream.concat(Stream.of(vip(pair)), pair.nodes().stream().map(Sightings::server))
        .toList();
  }

  private static String vip(PairSnapshot pair) {
    List<String> holders = pair.vipHolders().stream().map(NodeSnapshot::name).toList();
    return switch (holders.size()) {
      case 0 -> "No node was seen to have the VIP.";
      case 1 -> holders.getFirst() + " has the VIP.";
      default -> "Both nodes have the VIP.";
    };
  }

  private static String server(NodeSnapshot node) {
    return node.mysql()
        .answer()
        .map(seen ->
            "%s takes %s; %s."
                .formatted(
                    node.name(), seen.writable() ? "writes" : "no writes", replication(seen)))
        .orElseGet(() -> node.mysql().failure().map(ProbeFailure::message).orElse("") + ".");
  }

  private static String replication(MysqlSnapshot server) {
    return server.channels().isEmpty()
        ? "it does not replicate"
        : server.channels().stream().map(Sightings::channel).collect(Collectors.joining(", "));
  }

  private static String channel(ReplicationChannel channel) {
    return "it replicates from %s, IO thread %s, SQL thread %s"
        .formatted(channel.sourceHost(), channel.ioRunning(), channel.sqlRunning() ? "YES" : "NO");
  }
}
