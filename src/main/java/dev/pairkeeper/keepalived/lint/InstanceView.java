package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A VRRP instance as the rules look at it, with the one that it forms a pair with.
 *
 * @param peer the instance of the same VRID on the other node, or where only one is left on either
 *     side, that one; null when there is none or no other node is checked
 */
record InstanceView(
    LintedPair pair, LintedNode node, VrrpInstanceBlock instance, @Nullable Side peer) {

  /** An instance on the other node. */
  record Side(LintedNode node, VrrpInstanceBlock instance) {}

  static Stream<InstanceView> of(LintedPair pair, LintedNode node) {
    return node.declared().instances().stream()
        .map(instance -> new InstanceView(pair, node, instance, peer(pair, node, instance)));
  }

  private static @Nullable Side peer(LintedPair pair, LintedNode node, VrrpInstanceBlock instance) {
    Optional<LintedNode> other = pair.peerOf(node);
    if (other.isEmpty()) {
      return null;
    }
    LintedNode peerNode = other.get();
    Declared there = peerNode.declared();
    return there.instances().stream()
        .filter(candidate -> sameRouter(instance, candidate))
        .findFirst()
        .or(() -> onlyOne(node.declared(), there))
        .map(found -> new Side(peerNode, found))
        .orElse(null);
  }

  private static boolean sameRouter(VrrpInstanceBlock instance, VrrpInstanceBlock other) {
    return instance.virtualRouterId().isPresent()
        && instance.virtualRouterId().equals(other.virtualRouterId());
  }

  private static Optional<VrrpInstanceBlock> onlyOne(Declared here, Declared there) {
    return here.instances().size() == 1 && there.instances().size() == 1
        ? Optional.of(there.instances().getFirst())
        : Optional.empty();
  }

  /** The VRRP version it speaks. */
  int version() {
    return node.declared().version(instance);
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
