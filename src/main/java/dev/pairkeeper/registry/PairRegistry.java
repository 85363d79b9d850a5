package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PreemptMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pairs that are managed. Every change publishes a {@link PairChanged} or a {@link PairRemoved}
 * once it is committed.
 */
public interface PairRegistry {

  /** All pairs by name. */
  List<RegisteredPair> all();

  /** The pair of that name, if there is one. */
  Optional<RegisteredPair> find(String name);

  /** Checks and stores a new pair. */
  RegistrationResult register(PairSpec spec);

  /**
   * Checks and stores a changed pair; its name may change, too. A null secret keeps the stored one,
   * except where it would be sent to another host, port or VIP than before: that is refused.
   *
   * @param version the version that the change was made from, null to overwrite whatever is there
   */
  RegistrationResult change(String name, PairSpec spec, @Nullable Long version);

  /**
   * Stores whether a node that recovers takes the VIP back, and nothing else; for what was changed
   * on the live pair. False when there is no such pair.
   */
  boolean setPreemptMode(String name, PreemptMode mode);

  /** Forgets a pair; touches nothing on its hosts. False when there was none of that name. */
  boolean remove(String name);

  /** What is needed to log in to the pair's nodes; empty when there is no such pair. */
  Optional<PairAccess> access(String name);

  /**
   * Pins the key that a host showed at the first connection; a pinned key is never replaced.
   *
   * @param node as it was connected to; nothing is pinned when the pair's node of that name is by
   *     now registered at another host or SSH port
   */
  void pinHostKey(String pair, Node node, String hostKey);
}
