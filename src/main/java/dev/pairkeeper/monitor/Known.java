package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.VipPlacement.OnNone;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair from all looks so far: where the last one could not see, what was seen
 * before stands. So a change is noticed even when it happened while a node could not be seen.
 *
 * @param vipOwner the last node that was seen to have the VIP alone, null when there was none
 * @param vipLost whether the VIP was seen to be nowhere since
 * @param nodes by name
 */
record Known(@Nullable String vipOwner, boolean vipLost, Map<String, KnownNode> nodes) {

  static final Known NOTHING = new Known(null, false, Map.of());

  /** What is known after one more look. */
  Known after(PairSnapshot seen) {
    @Nullable String owner = seen.vipOwner().map(NodeSnapshot::name).orElse(null);
    boolean lost = owner == null && (vipLost || seen.vipPlacement() instanceof OnNone);
    Map<String, KnownNode> after = new HashMap<>();
    seen.nodes().forEach(node -> after.put(node.name(), node(node.name()).after(node)));
    return new Known(owner == null ? vipOwner : owner, lost, Map.copyOf(after));
  }

  /** What is known of the node of that name. */
  KnownNode node(String name) {
    return nodes.getOrDefault(name, KnownNode.NOTHING);
  }
}
