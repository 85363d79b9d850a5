package dev.pairkeeper.analysis;

import static java.util.Comparator.comparing;

import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Severity;
import java.util.List;

/**
 * Judges a pair by one snapshot. A pure function: the same snapshot gives the same assessment.
 *
 * <p>What was not seen is neither fine nor broken, so no rule claims anything about it; that it was
 * not seen is a problem of its own. What one look alone cannot tell from a hand-over in progress
 * shows mildly or not at all until it has outlasted one (see {@link Memory}).
 */
public final class PairJudge {

  private PairJudge() {}

  /** What the snapshot means; never throws. */
  public static Assessment judge(PairSnapshot snapshot) {
    PairView pair = new PairView(snapshot);
    List<Finding> findings =
        ProblemTable.RULES.stream().flatMap(rule -> rule.findings(pair)).toList();
    List<Problem> problems =
        findings.stream()
            .filter(Finding::shown)
            .map(Finding::problem)
            .sorted(comparing(Problem::severity))
            .toList();
    List<Eligibility> eligibility =
        pair.nodes().stream().map(node -> Fitness.of(node, findings)).toList();
    return new Assessment(health(pair, problems), problems, eligibility);
  }

  /**
   * The worst of the problems; notes do not count. Unknown when no server and no host of the pair
   * answered and nothing worse is proven: then silence is all there is to go by.
   */
  private static Health health(PairView pair, List<Problem> problems) {
    if (has(problems, Severity.CRITICAL)) {
      return Health.CRITICAL;
    }
    if (!pair.anythingSeen()) {
      return Health.UNKNOWN;
    }
    return has(problems, Severity.WARNING) ? Health.WARNING : Health.OK;
  }

  private static boolean has(List<Problem> problems, Severity severity) {
    return problems.stream().anyMatch(problem -> problem.severity() == severity);
  }
}
