package dev.pairkeeper.plan;

import java.net.InetAddress;
import java.util.Optional;

/** Chooses server ids: different ones, and those that are there where they will do. */
final class ServerIds {

  private ServerIds() {}

  static long of(SetUpNode node, SetUpParts parts) {
    long own = node.server().serverId();
    long peers = parts.peerOf(node).server().serverId();
    boolean keeps = own != 0 && (own != peers || node.name().equals(parts.source().name()));
    return keeps ? own : chosen(node, parts);
  }

  /** By the end of the address, so that it is another one on every host of a network. */
  private static long chosen(SetUpNode node, SetUpParts parts) {
    SetUpNode peer = parts.peerOf(node);
    long taken = node.name().equals(parts.source().name()) ? 0 : of(peer, parts);
    long byAddress =
        node.seenFrom().or(() -> address(node)).map(ServerIds::endOf).orElse(taken + 1);
    return byAddress == taken ? taken + 1 : byAddress;
  }

  private static Optional<InetAddress> address(SetUpNode node) {
    return Optional.ofNullable(node.facts().address()).map(InetAddress::ofLiteral);
  }

  private static long endOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    int last = bytes[bytes.length - 1] & 0xff;
    int before = bytes[bytes.length - 2] & 0xff;
    return before * 1000L + last + (before == 0 && last == 0 ? 1 : 0);
  }
}
