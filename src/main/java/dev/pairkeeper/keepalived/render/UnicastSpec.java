package dev.pairkeeper.keepalived.render;

import java.net.InetAddress;
import java.util.List;

/**
 * Adverts from address to address, for networks that carry no multicast.
 *
 * @param source the node's own address
 * @param peers those of the other nodes; at least one, as keepalived before 2.2.5 falls back to
 *     multicast without any
 * @param faultWithoutPeers whether an instance without peers goes to FAULT; keepalived 2.2.5 has it
 */
public record UnicastSpec(InetAddress source, List<InetAddress> peers, boolean faultWithoutPeers) {

  public UnicastSpec {
    peers = List.copyOf(peers);
    Check.address("unicast source", source);
    peers.forEach(peer -> Check.address("unicast peer", peer));
    if (peers.isEmpty() || peers.contains(source)) {
      throw new IllegalArgumentException(
          "The unicast peers must be one or more, and none of them the node itself.");
    }
  }
}
