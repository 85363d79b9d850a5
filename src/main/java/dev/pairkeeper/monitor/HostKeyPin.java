package dev.pairkeeper.monitor;

/** Stores the key that a host showed at the first connection. */
@FunctionalInterface
interface HostKeyPin {

  /** Pins the node's key; may fail while the registry is away. */
  void pin(String node, String hostKey);
}
