package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.VrrpInstance;
import java.util.List;
import java.util.Optional;

/** Says what a DBA needs in order to choose the side to fence while both nodes have the VIP. */
final class SplitBrain {

  private SplitBrain() {}

  static String sentence(PairView pair) {
    return "%s and %s both have %s: clients reach either one. %s%s"
        .formatted(
            pair.first().name(), pair.second().name(), pair.vip(), writers(pair), adverts(pair));
  }

  private static String writers(PairView pair) {
    if (!pair.bothServersSeen()) {
      return "Not both servers could be asked whether they take writes.";
    }
    List<String> writers =
        pair.nodes().stream().filter(NodeView::writable).map(NodeView::name).toList();
    return writers.isEmpty()
        ? "Neither takes writes."
        : "Takes writes: %s.".formatted(String.join(" and ", writers));
  }

  private static String adverts(PairView pair) {
    Optional<Long> first = received(pair.first());
    Optional<Long> second = received(pair.second());
    if (first.isEmpty() || second.isEmpty()) {
      return "";
    }
    return " VRRP adverts received since the look before: %s %d, %s %d."
        .formatted(pair.first().name(), first.get(), pair.second().name(), second.get());
  }

  private static Optional<Long> received(NodeView node) {
    Long before = node.pair().past().advertsReceivedBefore().get(node.name());
    return before == null
        ? Optional.empty()
        : advertsReceived(node).map(now -> Math.max(0, now - before));
  }

  /** The counter of received adverts, if keepalived told it in this look. */
  static Optional<Long> advertsReceived(NodeView node) {
    return node.host()
        .filter(HostSnapshot::vrrpFresh)
        .flatMap(host -> node.vrrp())
        .map(VrrpInstance::advertsReceived);
  }
}
