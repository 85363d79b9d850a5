package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.web.operation.OperationParameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as it is kept to be run. */
@Schema(name = "Plan")
record PlanResponse(
    String id,
    String pair,
    OperationKind operation,
    Map<String, @Nullable Object> parameters,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    @Schema(description = "What ran it last; null when nothing has.") @Nullable String operationId,
    String summary,
    List<String> warnings,
    List<StepResponse> steps) {

  static PlanResponse of(StoredPlan stored) {
    Plan plan = stored.plan();
    return new PlanResponse(
        stored.id(),
        plan.pair(),
        plan.request().kind(),
        OperationParameters.of(plan.request()),
        stored.createdAt(),
        stored.createdBy(),
        stored.expiresAt(),
        stored.operation(),
        plan.summary(),
        plan.warnings(),
        StepResponse.of(plan.steps()));
  }
}
