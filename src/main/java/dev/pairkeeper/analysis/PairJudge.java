package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.PairSnapshot;
import java.util.List;

/** Judges a pair by one snapshot. A pure function: the same snapshot gives the same assessment. */
public final class PairJudge {

  private PairJudge() {}

  /** What the snapshot means; never throws. */
  public static Assessment judge(PairSnapshot pair) {
    return new Assessment(Health.UNKNOWN, List.of(), List.of());
  }
}
