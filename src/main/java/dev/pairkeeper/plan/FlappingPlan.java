package dev.pairkeeper.plan;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.plan.OperationRequest.AcknowledgeFlapping;
import java.util.List;

/** Has the moves of the VIP counted anew. */
final class FlappingPlan {

  private FlappingPlan() {}

  static Decision acknowledge(AcknowledgeFlapping wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    boolean flaps =
        ground.assessment().problems().stream()
            .anyMatch(problem -> problem.code() == ProblemCode.FLAPPING);
    draft.leansOn("Flapping", flaps);
    return draft
        .refuseIf(
            !flaps,
            "NOT_FLAPPING",
            "%s is not flapping: its VIP did not move three times in ten minutes."
                .formatted(ground.pair().name()),
            "Nothing needs to be done.")
        .step(
            "Count the moves of the VIP anew",
            null,
            new Deed.Register(new Registration.OfKnownMoves()),
            List.of(),
            new Undo.Stays("They are counted from now on."))
        .decide(
            "The moves of the VIP up to now no longer stand against operations; nothing is changed on the hosts.");
  }
}
