package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.web.operation.OperationParameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it stands.
 *
 * @param startedBy who started it, or planned the schedule that did
 * @param schedule the id of the schedule that started it; null when somebody did by hand
 * @param endedAt null while it runs
 * @param message what came of it, in a sentence; null while it runs
 * @param result figures of what it did
 */
@Schema(name = "Operation")
record OperationResponse(
    String id,
    String planId,
    String pair,
    OperationKind operation,
    Map<String, @Nullable Object> parameters,
    OperationStatus status,
    String startedBy,
    @Nullable String schedule,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String message,
    List<OperationStepResponse> steps,
    Map<String, Object> result) {

  static OperationResponse of(Operation operation) {
    return new OperationResponse(
        operation.id(),
        operation.planId(),
        operation.pair(),
        operation.kind(),
        OperationParameters.of(operation.plan().request()),
        operation.status(),
        operation.startedBy(),
        operation.schedule(),
        operation.startedAt(),
        operation.endedAt(),
        operation.message(),
        operation.steps().stream().map(OperationStepResponse::of).toList(),
        operation.result());
  }
}
