package dev.pairkeeper.analysis;

import org.jspecify.annotations.Nullable;

/** What a rule looks at: a pair as a whole, or one node of it. */
sealed interface Subject permits PairView, NodeView {

  /** The pair it is, or belongs to. */
  PairView pair();

  /** The node's name; null for a pair. */
  @Nullable String nodeName();
}
