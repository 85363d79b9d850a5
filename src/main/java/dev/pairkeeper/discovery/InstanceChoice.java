package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.VrrpReading.Vip;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which VRRP instance of each node is the pair's: the one that the user named by its VIP, else the
 * one that stands on both nodes, else the one whose VIP is on a host at this moment.
 *
 * @param first of the first node; null when it has none or it is not clear
 * @param second of the second node, likewise
 * @param among what is left to choose from; empty when it is clear
 */
record InstanceChoice(
    @Nullable VrrpReading first, @Nullable VrrpReading second, List<VrrpReading> among) {

  static InstanceChoice of(List<NodeFacts> nodes, @Nullable InetAddress wanted) {
    List<VrrpReading> ofFirst = nodes.getFirst().instances();
    List<VrrpReading> ofSecond = nodes.getLast().instances();
    boolean firstLeads = !ofFirst.isEmpty();
    List<VrrpReading> leading = firstLeads ? ofFirst : ofSecond;
    List<VrrpReading> following = firstLeads ? ofSecond : List.of();
    List<VrrpReading> left = narrowed(leading, following, nodes, wanted);
    if (left.size() != 1) {
      return new InstanceChoice(null, null, left);
    }
    VrrpReading chosen = left.getFirst();
    return firstLeads
        ? new InstanceChoice(chosen, counterpart(chosen, following), List.of())
        : new InstanceChoice(null, chosen, List.of());
  }

  @Nullable VrrpReading of(NodeFacts node) {
    return node.index() == 0 ? first : second;
  }

  /** The instance that speaks for the pair: the first node's if it is known. */
  Optional<VrrpReading> leading() {
    return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The pair's VIP: the wanted one, else the first that the instance lists. */
  Optional<Told<Vip>> vip(@Nullable InetAddress wanted) {
    return leading()
        .flatMap(reading ->
            reading.vips().stream()
                .filter(vip -> wanted == null || vip.value().address().equals(wanted))
                .findFirst());
  }

  private static List<VrrpReading> narrowed(
      List<VrrpReading> leading,
      List<VrrpReading> following,
      List<NodeFacts> nodes,
      @Nullable InetAddress wanted) {
    if (wanted != null) {
      return leading.stream().filter(reading -> reading.keeps(wanted)).toList();
    }
    List<VrrpReading> onBoth =
        narrowed(leading, reading -> following.stream().anyMatch(reading::matches));
    return narrowed(onBoth, reading -> isLive(reading, nodes));
  }

  /** Those that fit, or all where none does. */
  private static List<VrrpReading> narrowed(
      List<VrrpReading> readings, Predicate<VrrpReading> fits) {
    List<VrrpReading> fitting = readings.stream().filter(fits).toList();
    return readings.size() < 2 || fitting.isEmpty() ? readings : fitting;
  }

  private static boolean isLive(VrrpReading reading, List<NodeFacts> nodes) {
    return reading.vips().stream()
        .anyMatch(vip -> nodes.stream().anyMatch(node -> node.holds(vip.value().address())));
  }

  private static @Nullable VrrpReading counterpart(
      VrrpReading chosen, List<VrrpReading> following) {
    Optional<VrrpReading> same = following.stream().filter(chosen::matches).findFirst();
    Optional<VrrpReading> sameVip =
        following.stream()
            .filter(
                other -> chosen.vips().stream().anyMatch(vip -> other.keeps(vip.value().address())))
            .findFirst();
    Optional<VrrpReading> only =
        following.size() == 1 ? Optional.of(following.getFirst()) : Optional.empty();
    return same.or(() -> sameVip).or(() -> only).orElse(null);
  }
}
