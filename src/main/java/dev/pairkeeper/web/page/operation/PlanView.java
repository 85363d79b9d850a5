package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Premise;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its page shows it.
 *
 * @param again what is sent to plan the same once more
 * @param expired whether it is too old to be run
 * @param operation what ran it last; null when nothing has
 */
record PlanView(
    String id,
    String pair,
    Text title,
    PlanWish again,
    String summary,
    List<String> warnings,
    List<Premise> premises,
    List<StepView> steps,
    String madeBy,
    Moment made,
    Moment expires,
    boolean expired,
    @Nullable String operation) {

  static PlanView of(StoredPlan stored, Instant now) {
    Plan plan = stored.plan();
    return new PlanView(
        stored.id(),
        plan.pair(),
        OperationTitle.of(plan.request()),
        PlanWish.of(plan.request()),
        plan.summary(),
        plan.warnings(),
        plan.premises(),
        plan.steps().stream().map(StepView::of).toList(),
        stored.createdBy(),
        new Moment(stored.createdAt(), now),
        new Moment(stored.expiresAt(), now),
        !now.isBefore(stored.expiresAt()),
        stored.operation());
  }
}
