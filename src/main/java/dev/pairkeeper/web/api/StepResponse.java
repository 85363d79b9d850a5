package dev.pairkeeper.web.api;

import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Step;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param node null when it is about the pair
 * @param detail exactly what will be typed, written or waited for; secrets masked
 * @param verified what must be so afterwards, in sentences
 */
@Schema(name = "Step")
record StepResponse(
    int number,
    String title,
    @Nullable String node,
    Deed.Kind kind,
    String detail,
    List<String> verified,
    String undo,
    long budgetSeconds) {

  static StepResponse of(Step step) {
    return new StepResponse(
        step.number(),
        step.title(),
        step.node(),
        step.deed().kind(),
        step.deed().detail(),
        step.verified().stream().map(Condition::says).toList(),
        step.undo().says(),
        step.budget().toSeconds());
  }

  static List<StepResponse> of(List<Step> steps) {
    return steps.stream().map(StepResponse::of).toList();
  }
}
