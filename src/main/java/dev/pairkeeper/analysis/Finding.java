package dev.pairkeeper.analysis;

/**
 * A condition of the table that holds.
 *
 * @param shown false for one that a single look does not prove and that must not alarm yet
 * @param barsTakeover whether a node that it concerns should not be given the VIP; also when it is
 *     not shown
 */
record Finding(Problem problem, boolean shown, boolean barsTakeover) {

  /** Whether it is about that node, or about the pair and so about both. */
  boolean concerns(NodeView node) {
    return problem.node() == null || problem.node().equals(node.name());
  }
}
