package dev.pairkeeper.monitor;

import java.util.List;
import java.util.Optional;

/** What the monitor knows of the pairs. Each new look is also published as {@link PairObserved}. */
public interface PairWatch {

  /** The newest look at the pair; empty before the first one ended or when it is not registered. */
  Optional<PairStatus> latest(String pair);

  /** The newest looks at all pairs that have one. */
  List<PairStatus> all();

  /**
   * Takes a look now, or joins the one under way, and waits for its end (bounded by the time-outs
   * of a look). Empty when the pair is not registered.
   */
  Optional<PairStatus> observeNow(String pair);

  /**
   * The same, but never joins a look that had begun before: what was done before this call is seen.
   */
  Optional<PairStatus> observeAfresh(String pair);

  /**
   * Moves of the VIP up to now are no sign of flapping: somebody wanted them, or has found out
   * where they came from. Nothing happens when the pair is not registered.
   */
  void forgetMoves(String pair);
}
