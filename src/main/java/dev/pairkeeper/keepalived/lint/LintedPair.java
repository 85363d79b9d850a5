package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is checked: the configuration of one node, or of both of a pair. */
public final class LintedPair {

  private final List<LintedNode> nodes;
  private final @Nullable WritePolicy writePolicy;
  private final List<InstanceView> instances;

  /**
   * Finds once which instances belong together.
   *
   * @param nodes one or two, of different names
   * @param writePolicy null when it is not known
   */
  public LintedPair(List<LintedNode> nodes, @Nullable WritePolicy writePolicy) {
    if (nodes.isEmpty() || nodes.size() > 2) {
      throw new IllegalArgumentException("one or two nodes are checked, not " + nodes.size());
    }
    this.nodes = List.copyOf(nodes);
    this.writePolicy = writePolicy;
    this.instances = this.nodes.stream().flatMap(node -> InstanceView.of(this, node)).toList();
  }

  /** One or two. */
  public List<LintedNode> nodes() {
    return nodes;
  }

  /** Which nodes may take writes; null when it is not known. */
  @Nullable WritePolicy writePolicy() {
    return writePolicy;
  }

  /** The VRRP instances of all nodes, each with the one that it forms a pair with. */
  List<InstanceView> instances() {
    return instances;
  }

  /** The other node, when there is one. */
  Optional<LintedNode> peerOf(LintedNode node) {
    return nodes.stream().filter(other -> !other.name().equals(node.name())).findFirst();
  }
}
