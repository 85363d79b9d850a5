package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.page.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A problem that stands. */
record ProblemView(
    ProblemCode code,
    Severity severity,
    @Nullable String node,
    String message,
    String cure,
    Moment since) {

  static ProblemView of(OpenProblem open, Instant now) {
    var problem = open.problem();
    return new ProblemView(
        problem.code(),
        problem.severity(),
        problem.node(),
        problem.message(),
        problem.cure(),
        new Moment(open.since(), now));
  }

  /** The same problem has the same key in every look. */
  public String key() {
    return "problem-" + code + "-" + (node == null ? "pair" : node);
  }
}
