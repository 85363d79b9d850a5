package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.PairAccess;
import org.jspecify.annotations.Nullable;

/** What a watched pair needs done for it. */
interface Looking {

  /** The links for the access; those before are taken over or closed. */
  PairLinks link(PairAccess access, @Nullable PairLinks before, Runnable onVip);

  /**
   * Takes a look and judges it.
   *
   * @param urgency why it is taken
   */
  Look look(PairLinks links, @Nullable Look before, Urgency urgency);

  /** Keeps what a look brought; must not block. */
  void keep(Look look);

  /** Tells the world of a look. */
  void tell(Look look);
}
