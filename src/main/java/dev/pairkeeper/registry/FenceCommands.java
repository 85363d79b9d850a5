package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.util.Optional;
import java.util.Set;

/** The commands by which the panel's own machine puts nodes out of the way that it can't reach. */
public interface FenceCommands {

  /** The command of that node; empty when there is none, or no such pair or node. */
  Optional<Secret> find(String pair, String node);

  /** Names of the pair's nodes that have one; none when there is no such pair. */
  Set<String> nodesOf(String pair);
}
