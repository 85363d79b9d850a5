package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.NodeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells which stored node each node of a changed spec is: the one of its name, else the one of its
 * host, else the one left over. So secrets stay with their node when it is renamed or listed in
 * another order. For one that moved to another host {@link SecretPlaceRules} wants them again.
 */
final class NodeMatching {

  private static final List<BiPredicate<@Nullable NodeSpec, NodeEntity>> SAMENESS =
      List.of(
          (wanted, stored) -> wanted != null && stored.name().equals(wanted.name()),
          (wanted, stored) -> wanted != null && stored.host().equalsIgnoreCase(wanted.host()),
          (wanted, stored) -> true);

  private NodeMatching() {}

  /** The stored node for each wanted one, in the order of the wanted; null for one too many. */
  static List<@Nullable NodeEntity> match(
      @Nullable List<@Nullable NodeSpec> wanted, List<NodeEntity> stored) {
    if (wanted == null) {
      return List.of();
    }
    var matched = new @Nullable NodeEntity[wanted.size()];
    var left = new ArrayList<>(stored);
    for (BiPredicate<@Nullable NodeSpec, NodeEntity> same : SAMENESS) {
      for (int i = 0; i < matched.length && !left.isEmpty(); i++) {
        if (matched[i] == null) {
          matched[i] = take(left, wanted.get(i), same);
        }
      }
    }
    return Collections.unmodifiableList(Arrays.asList(matched));
  }

  private static @Nullable NodeEntity take(
      List<NodeEntity> left,
      @Nullable NodeSpec wanted,
      BiPredicate<@Nullable NodeSpec, NodeEntity> same) {
    for (NodeEntity candidate : left) {
      if (same.test(wanted, candidate)) {
        left.remove(candidate);
        return candidate;
      }
    }
    return null;
  }
}
