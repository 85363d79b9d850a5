package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import java.util.List;
import java.util.Optional;

/** The kept connections to both nodes of a pair, and the log-in through its VIP. */
record PairLinks(PairAccess access, NodeLink first, NodeLink second, VipLogin vip) {

  /** The pair as it is registered. */
  Pair pair() {
    return access.pair();
  }

  /** The link that serves the given node's access just as well, if there is one. */
  Optional<NodeLink> serving(NodeAccess node, Pair wanted) {
    return wanted.name().equals(pair().name())
        ? nodes().stream().filter(link -> link.serves(node, wanted.vip())).findFirst()
        : Optional.empty();
  }

  /** Both nodes' links. */
  List<NodeLink> nodes() {
    return List.of(first, second);
  }

  /** Closes all connections. */
  void close() {
    nodes().forEach(NodeLink::close);
  }
}
