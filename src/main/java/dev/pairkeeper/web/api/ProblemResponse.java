package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.topology.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A problem that stands. */
@Schema(name = "Problem")
record ProblemResponse(
    ProblemCode code,
    Severity severity,
    @Nullable String node,
    String message,
    String cure,
    Instant since) {

  static ProblemResponse of(OpenProblem open) {
    Problem problem = open.problem();
    return new ProblemResponse(
        problem.code(),
        problem.severity(),
        problem.node(),
        problem.message(),
        problem.cure(),
        open.since());
  }
}
