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
}
