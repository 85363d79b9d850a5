package dev.pairkeeper.topology;

/** Where the VIP is, as the hosts' own addresses show. */
public sealed interface VipPlacement {

  /** Exactly one node has it; the other was seen not to have it. */
  record OnOne(Node node) implements VipPlacement {}

  /** Both nodes have it. */
  record OnBoth() implements VipPlacement {}

  /** Both hosts were seen; one has it for moments only, the other one not at all. */
  record OnTheWay(Node to) implements VipPlacement {}

  /** Both hosts were seen and neither has it. */
  record OnNone() implements VipPlacement {}

  /** One node has it and the other could not be seen. */
  record AtLeastOn(Node node) implements VipPlacement {}

  /** No host that was seen has it, and at least one could not be seen. */
  record Unknown() implements VipPlacement {}
}
