package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import java.time.Instant;

/** Looks at the pair of the scenarios, for tests of what is done about them. */
public final class Situations {

  private Situations() {}

  /** A look at the healthy pair with what the YAML says different. */
  public static PairSnapshot snapshot(String overlay, Instant takenAt) {
    return new SnapshotReader(
            Scenario.HEALTHY.overlaidWith(Yaml.parse(overlay)), takenAt, PastLooks.NONE)
        .read();
  }

  /** What it means. */
  public static Assessment assessment(PairSnapshot snapshot) {
    return PairJudge.judge(snapshot);
  }
}
