package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is checked: the configuration of one node, or of both of a pair.
 *
 * @param nodes one or two, of different names
 * @param writePolicy null when it is not known
 */
public record LintedPair(List<LintedNode> nodes, @Nullable WritePolicy writePolicy) {

  public LintedPair {
    if (nodes.isEmpty() || nodes.size() > 2) {
      throw new IllegalArgumentException("one or two nodes are checked, not " + nodes.size());
    }
  }

  /** The other node, when there is one. */
  Optional<LintedNode> peerOf(LintedNode node) {
    return nodes.stream().filter(other -> !other.name().equals(node.name())).findFirst();
  }
}
