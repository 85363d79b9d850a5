package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ReplicationChannel;
import java.util.stream.Collectors;

/** A node that replicates, but not from its peer's own address. */
final class WrongSource {

  private WrongSource() {}

  static boolean holds(NodeView node) {
    return node.server(seen -> !seen.channels().isEmpty())
        && (node.fromPeer().isEmpty() || throughVip(node));
  }

  private static boolean throughVip(NodeView node) {
    return node.server(
        seen -> seen.channels().stream().anyMatch(channel -> Sources.throughVip(node, channel)));
  }

  static String sentence(NodeView node) {
    String peer = node.peer().name();
    if (throughVip(node)) {
      return ("%s replicates from the VIP %s, not from the own address of %s: it would replicate"
              + " from itself once it has the VIP.")
          .formatted(node.name(), node.pair().vip(), peer);
    }
    String sources =
        node.server().channels().stream()
            .map(WrongSource::source)
            .collect(Collectors.joining(", "));
    return "%s replicates from %s, not from its peer %s: writes on %3$s do not reach it."
        .formatted(node.name(), sources, peer);
  }

  private static String source(ReplicationChannel channel) {
    return "%s:%d".formatted(channel.sourceHost(), channel.sourcePort());
  }
}
