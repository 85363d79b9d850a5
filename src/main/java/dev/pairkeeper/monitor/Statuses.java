package dev.pairkeeper.monitor;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.PairJudge;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.analysis.ToldLags;
import dev.pairkeeper.topology.PairSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges looks and remembers since when each problem stands. */
final class Statuses {

  private Statuses() {}

  /** What makes two problems of different looks the same one; its message may change. */
  record Key(ProblemCode code, @Nullable String node) {

    static Key of(Problem problem) {
      return new Key(problem.code(), problem.node());
    }
  }

  /** The status after the given look; a problem that stood before stands since then. */
  static PairStatus next(@Nullable PairStatus before, PairSnapshot seen) {
    Assessment assessment = PairJudge.judge(seen);
    Map<Key, Instant> since = new HashMap<>();
    open(before).forEach(open -> since.put(Key.of(open.problem()), open.since()));
    List<OpenProblem> open =
        assessment.problems().stream()
            .map(problem ->
                new OpenProblem(problem, since.getOrDefault(Key.of(problem), seen.takenAt())))
            .toList();
    return new PairStatus(ToldLags.in(seen), assessment, open);
  }

  /** The problems that stand, none before the first look. */
  static List<OpenProblem> open(@Nullable PairStatus status) {
    return status == null ? List.of() : status.problems();
  }
}
