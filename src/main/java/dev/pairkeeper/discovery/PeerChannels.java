package dev.pairkeeper.discovery;

import dev.pairkeeper.mysql.ServerDescription.Reader;
import dev.pairkeeper.mysql.ServerDescription.Source;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** How one node replicates from the other. */
final class PeerChannels {

  private PeerChannels() {}

  /** The channel of a node that leads to its peer: the one that names it, else the only one. */
  static Optional<Source> towards(NodeFacts node, NodeFacts peer) {
    List<Source> sources = node.server() == null ? List.of() : node.server().sources();
    return sources.stream()
        .filter(source -> isOf(peer, source.host()))
        .filter(source -> peer.port() == null || source.port() == peer.port().value())
        .findFirst()
        .or(() -> sources.size() == 1 ? Optional.of(sources.getFirst()) : Optional.empty());
  }

  /** The account by which the peer reads the node's binary log at this moment. */
  static Optional<String> accountOfReader(NodeFacts node, NodeFacts peer) {
    List<Reader> readers = node.server() == null ? List.of() : node.server().readers();
    return readers.stream()
        .filter(reader -> readers.size() == 1 || isOf(peer, reader.host()))
        .map(Reader::user)
        .findFirst();
  }

  /** Whether a host name or address is the node's. */
  static boolean isOf(NodeFacts node, String host) {
    if (host.equalsIgnoreCase(node.access().host())) {
      return true;
    }
    if (node.host() == null) {
      return false;
    }
    String own = node.host().facts().hostName();
    return host.equalsIgnoreCase(own)
        || host.equalsIgnoreCase(own.replaceFirst("\\..*", ""))
        || address(host).filter(node::holds).isPresent();
  }

  /** The address that the text is, without asking DNS. */
  static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException aName) {
      return Optional.empty();
    }
  }
}
