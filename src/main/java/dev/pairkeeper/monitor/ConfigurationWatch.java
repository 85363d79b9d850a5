package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.NodeConfiguration;
import java.util.Map;
import java.util.Optional;

/**
 * What the monitor knows of the files of the nodes. It reads them when a look finds that one of
 * them changed, and compares them with the base: as they were when the pair was adopted, or when
 * somebody last accepted them.
 */
public interface ConfigurationWatch {

  /**
   * The newest reading of a node's files, their texts unmasked; empty before the first one ended
   * and when the pair or the node is not registered.
   */
  Optional<NodeConfiguration> configuration(String pair, String node);

  /** What is wanted for a node; empty before it was adopted. */
  Optional<ConfigurationBase> base(String pair, String node);

  /**
   * Makes the files of nodes, as they are, the wanted ones. Refuses all when one has to be refused.
   *
   * @param grounds per node's name, the SHA-256 by path that the caller saw; an empty map for a
   *     caller who saw none
   * @param by the user who accepts
   * @throws dev.pairkeeper.registry.RegistryUnavailableException when the base can't be stored
   */
  Acceptance accept(String pair, Map<String, Map<String, String>> grounds, String by);
}
