package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wanted files of the nodes, encrypted at rest. They follow a node that is renamed, and are
 * gone with a pair that is removed and with a node that is moved to another host or port.
 */
public interface ConfigurationBases {

  /** When what is wanted for a node was taken: the version of it. */
  record Taken(String pair, String node, Instant at) {}

  /** The versions for all nodes, in one small question: no contents are read. */
  List<Taken> taken();

  /** What is wanted for the node at its host; empty when there is nothing yet. */
  Optional<ConfigurationBase> find(String pair, Node node);

  /**
   * Stores what the panel found, if nothing is wanted yet.
   *
   * @return what is wanted now; empty when the node is not registered at that host
   */
  Optional<ConfigurationBase> adopt(String pair, Node node, NodeConfiguration found, Instant at);

  /**
   * Stores what a user accepted, in place of what was wanted before.
   *
   * @return what is wanted now; empty when the node is not registered at that host
   */
  Optional<ConfigurationBase> accept(
      String pair, Node node, NodeConfiguration accepted, Instant at, String by);

  /** Remembers since when the actual files differ, null for no longer. */
  void drifting(String pair, Node node, @Nullable Instant since);
}
