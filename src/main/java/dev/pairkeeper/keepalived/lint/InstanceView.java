package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A VRRP instance as the rules look at it, with the one that it forms a pair with.
 *
 * @param peer the instance of the same VRID and address family on the other node, else one that
 *     brings the same VIP, else, where either side has only one, that one; null when there is none
 *     or no other node is checked
 */
record InstanceView(
    LintedPair pair, LintedNode node, VrrpInstanceBlock instance, @Nullable Side peer) {

  /** An instance on the other node. */
  record Side(LintedNode node, VrrpInstanceBlock instance) {}

  /** An instance that may be the other of a pair, and its VIPs, found once. */
  private record Candidate(VrrpInstanceBlock instance, Set<String> vips) {

    static Candidate of(VrrpInstanceBlock instance) {
      return new Candidate(instance, InstanceView.vips(instance));
    }

    boolean sharesVip(Candidate other) {
      return !Collections.disjoint(vips, other.vips);
    }

    boolean isSameRouter(Candidate other) {
      return instance.virtualRouterId().isPresent()
          && instance.virtualRouterId().equals(other.instance.virtualRouterId())
          && IpText.isIpv6(instance) == IpText.isIpv6(other.instance);
    }
  }

  static Stream<InstanceView> of(LintedPair pair, LintedNode node) {
    Optional<LintedNode> peer = pair.peerOf(node);
    List<Candidate> there = peer.map(InstanceView::candidates).orElse(List.of());
    List<Candidate> here = candidates(node);
    return here.stream()
        .map(instance ->
            new InstanceView(
                pair,
                node,
                instance.instance(),
                peer.flatMap(other -> side(other, instance, here.size(), there)).orElse(null)));
  }

  private static List<Candidate> candidates(LintedNode node) {
    return node.declared().instances().stream().map(Candidate::of).toList();
  }

  private static Optional<Side> side(
      LintedNode peer, Candidate instance, int here, List<Candidate> there) {
    return there.stream()
        .filter(instance::isSameRouter)
        .max(Comparator.comparing(instance::sharesVip))
        .or(() -> there.stream().filter(instance::sharesVip).findFirst())
        .or(() -> here == 1 && there.size() == 1 ? there.stream().findFirst() : Optional.empty())
        .map(found -> new Side(peer, found.instance()));
  }

  private static Set<String> vips(VrrpInstanceBlock instance) {
    return instance.addresses().stream()
        .map(vip -> IpText.canonical(vip.address()))
        .collect(Collectors.toSet());
  }

  /** The other instance of the pair, looked at in the same way. */
  Optional<InstanceView> other() {
    return Optional.ofNullable(peer)
        .map(
            side -> new InstanceView(pair, side.node(), side.instance(), new Side(node, instance)));
  }

  /** The VRRP version it speaks: 3 for IPv6 unless it says otherwise itself. */
  int version() {
    boolean impliesThree = IpText.isIpv6(instance) && instance.integer("version").isEmpty();
    return impliesThree ? 3 : node.declared().version(instance);
  }

  /** Instance and node, as in {@code VI_1 on db1}. */
  String label() {
    return "%s on %s".formatted(instance.name(), node.name());
  }

  /** Its first VIP, or words for it where it has none. */
  String vip() {
    return instance.addresses().stream()
        .findFirst()
        .map(AddressDeclaration::address)
        .orElse("the VIP");
  }

  /** Where a setting stands, or the instance itself where it does not have it. */
  Position placeOf(String keyword) {
    return instance.setting(keyword).map(Statement::at).orElse(instance.statement().at());
  }

  /** Whether of the two this is the one that is told of a difference: the second of the pair. */
  boolean isSecond() {
    return pair.nodes().size() == 2 && pair.nodes().getLast().name().equals(node.name());
  }
}
