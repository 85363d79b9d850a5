package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.Node;

/** Stores the key that a host showed at the first connection. */
@FunctionalInterface
interface HostKeyPin {

  /** Pins the key of the node as it was connected to; may fail while the registry is away. */
  void pin(Node node, String hostKey);
}
