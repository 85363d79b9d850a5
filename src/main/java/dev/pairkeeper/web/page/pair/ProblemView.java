package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.operation.Cures;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.operation.PlanWish;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem that stands.
 *
 * @param remedy the plan that cures it; null when no operation does
 */
record ProblemView(
    ProblemCode code,
    Severity severity,
    @Nullable String node,
    String message,
    String cure,
    Moment since,
    @Nullable PlanWish remedy) {

  static ProblemView of(OpenProblem open, PairSnapshot seen, Instant now) {
    var problem = open.problem();
    return new ProblemView(
        problem.code(),
        problem.severity(),
        problem.node(),
        problem.message(),
        problem.cure(),
        new Moment(open.since(), now),
        Cures.of(problem, seen).map(PlanWish::of).orElse(null));
  }

  /** The same problem has the same key in every look. */
  public String key() {
    return "problem-" + code + "-" + (node == null ? "pair" : node);
  }
}
