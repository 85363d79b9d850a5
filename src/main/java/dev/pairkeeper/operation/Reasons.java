package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Decision;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Premise;
import dev.pairkeeper.plan.Refused;
import dev.pairkeeper.plan.Refused.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why nothing is started, in sentences. Pure. */
final class Reasons {

  private static final String PLAN_AGAIN = "Plan again and look at what is different.";

  private Reasons() {}

  static Reason expired() {
    return new Reason(
        "PLAN_EXPIRED", "The plan is older than 10 minutes.", "Plan again: the pair moved on.");
  }

  static Reason unknownPair(String pair) {
    return new Reason(
        "NO_SUCH_PAIR", "The pair %s is not registered any more.".formatted(pair), PLAN_AGAIN);
  }

  static Reason busy(String pair, @Nullable Operation running) {
    String who =
        running == null
            ? "Another operation runs on %s, or has just lost its panel.".formatted(pair)
            : "%s runs on %s since %s, started by %s."
                .formatted(running.kind(), pair, running.startedAt(), running.startedBy());
    return new Reason("OPERATION_RUNNING", who, "Wait for its end, or cancel it.");
  }

  static Reason interrupted(Operation operation) {
    return new Reason(
        "OPERATION_INTERRUPTED",
        "%s of %s was interrupted: the pair may be half way."
            .formatted(operation.kind(), operation.startedAt()),
        "Go on with it or take it back first: operation %s.".formatted(operation.id()));
  }

  static Reason notRunningHere(Operation operation) {
    return operation.status() == OperationStatus.RUNNING
        ? new Reason(
            "RUNS_ELSEWHERE",
            "Another panel runs the operation.",
            "Cancel it there, or wait until it has ended.")
        : new Reason(
            "NOT_RUNNING",
            "The operation has ended: " + operation.status() + ".",
            "Nothing to do.");
  }

  /** Why an operation can't be gone on with. */
  static List<Reason> againstRecovery(Operation operation) {
    return operation.status().isRecoverable()
        ? List.of()
        : List.of(
            new Reason(
                "NOT_RECOVERABLE",
                "The operation is %s.".formatted(operation.status()),
                "Only one that was interrupted, failed or cancelled is gone on with or taken back."));
  }

  /**
   * Why an operation can't be taken back. One that was interrupted can, even when nothing is left
   * to be done for it: until it has ended nothing else is started.
   */
  static List<Reason> againstUndo(Operation operation) {
    List<Reason> reasons = againstRecovery(operation);
    boolean open = operation.status() == OperationStatus.INTERRUPTED;
    return reasons.isEmpty() && !open && Recoveries.toUndo(operation).isEmpty()
        ? List.of(
            new Reason(
                "NOTHING_TO_UNDO",
                "Nothing of the operation is left to be taken back.",
                "Nothing needs to be done."))
        : reasons;
  }

  /** What has changed between a plan and the one that would be made now; empty when nothing has. */
  static List<Reason> changed(Plan shown, Decision now) {
    return switch (now) {
      case Refused(List<Reason> reasons) -> reasons;
      case Plan plan -> differences(shown, plan);
    };
  }

  private static List<Reason> differences(Plan shown, Plan now) {
    Map<String, String> facts =
        now.premises().stream().collect(Collectors.toMap(Premise::what, Premise::is, (a, b) -> b));
    List<Reason> reasons = new ArrayList<>();
    for (Premise premise : shown.premises()) {
      String is = facts.getOrDefault(premise.what(), "unknown");
      if (!is.equals(premise.is())) {
        reasons.add(
            new Reason(
                "GROUND_CHANGED",
                "%s: was %s when the plan was made, is %s now."
                    .formatted(premise.what(), premise.is(), is),
                PLAN_AGAIN));
      }
    }
    if (reasons.isEmpty() && !shown.steps().equals(now.steps())) {
      reasons.add(
          new Reason(
              "GROUND_CHANGED", "What there is to do is not what the plan shows.", PLAN_AGAIN));
    }
    return List.copyOf(reasons);
  }
}
