package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells whose transactions a channel brings. A server's UUID is the best proof, then its id; a host
 * name only speaks for the peer, never against it, since a server has many names. An address that
 * the peer's host was seen not to have speaks against it.
 */
enum Sources {
  PEER,
  OTHER,
  /** The channel has never connected and its source's name is not one that is known. */
  UNCLEAR;

  /** The channel from the peer: a proven one, or else one that may be. */
  static Optional<ReplicationChannel> fromPeer(NodeView replica) {
    List<ReplicationChannel> channels =
        replica.mysql().map(MysqlSnapshot::channels).orElse(List.of());
    return channels.stream()
        .filter(channel -> of(replica, channel) == PEER)
        .findFirst()
        .or(() -> channels.stream().filter(channel -> of(replica, channel) == UNCLEAR).findFirst());
  }

  /** Whose the channel of that replica is. */
  static Sources of(NodeView replica, ReplicationChannel channel) {
    return byUuid(replica, channel)
        .or(() -> byServerId(replica, channel))
        .orElseGet(() -> byAddress(replica.peer(), channel));
  }

  /** Whether the channel is pointed at the VIP instead of at a node. */
  static boolean throughVip(NodeView replica, ReplicationChannel channel) {
    return replica.node().vip().isWrittenAs(channel.sourceHost());
  }

  private static Optional<Sources> byUuid(NodeView replica, ReplicationChannel channel) {
    String source = channel.sourceServerUuid();
    if (source == null) {
      return Optional.empty();
    }
    Optional<String> peers = uuid(replica.peer());
    if (peers.isPresent()) {
      return Optional.of(verdict(source.equalsIgnoreCase(peers.get())));
    }
    return uuid(replica).filter(source::equalsIgnoreCase).map(own -> OTHER);
  }

  private static Optional<String> uuid(NodeView node) {
    return node.mysql().map(MysqlSnapshot::serverUuid);
  }

  private static Optional<Sources> byServerId(NodeView replica, ReplicationChannel channel) {
    Long source = channel.sourceServerId();
    return source == null
        ? Optional.empty()
        : replica.peer().mysql().map(peer -> verdict(peer.serverId() == source));
  }

  private static Sources verdict(boolean same) {
    return same ? PEER : OTHER;
  }

  private static Sources byAddress(NodeView peer, ReplicationChannel channel) {
    if (channel.sourcePort() == peer.node().node().mysql().port() && isNameOf(peer, channel)) {
      return PEER;
    }
    boolean elsewhere =
        literal(channel.sourceHost())
            .filter(source -> peer.host().filter(host -> !has(host, source)).isPresent())
            .isPresent();
    return elsewhere ? OTHER : UNCLEAR;
  }

  private static boolean isNameOf(NodeView peer, ReplicationChannel channel) {
    String source = channel.sourceHost();
    return source.equalsIgnoreCase(peer.node().node().host())
        || peer.server(seen -> source.equalsIgnoreCase(seen.hostname()))
        || peer.host()
            .filter(host -> literal(source).filter(address -> has(host, address)).isPresent())
            .isPresent();
  }

  private static boolean has(HostSnapshot host, InetAddress address) {
    return host.addresses().stream().map(InterfaceAddress::address).anyMatch(address::equals);
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }
}
