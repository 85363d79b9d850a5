package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.StepRecord;
import dev.pairkeeper.operation.StepStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step and what became of it; what was not begun has null times. */
@Schema(name = "OperationStep")
record OperationStepResponse(
    int number,
    String title,
    @Nullable String node,
    StepStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    String output,
    @Nullable String error) {

  static OperationStepResponse of(StepRecord told) {
    return new OperationStepResponse(
        told.step().number(),
        told.step().title(),
        told.step().node(),
        told.status(),
        told.startedAt(),
        told.endedAt(),
        told.output(),
        told.error());
  }
}
