package dev.pairkeeper.web.api;

import dev.pairkeeper.operation.Recovery;
import dev.pairkeeper.plan.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an operation that did not end well.
 *
 * @param underWay the step that had been begun and not ended; null when there was none
 * @param seen what a fresh look shows, in sentences
 * @param toResume the steps that resume would do, in their order
 * @param toUndo the steps that undo would take back, the last one first
 * @param obstacles why neither can be done now; empty when it can
 */
@Schema(name = "Recovery")
record RecoveryResponse(
    @Nullable StepResponse underWay,
    List<String> seen,
    List<StepResponse> toResume,
    List<StepResponse> toUndo,
    List<Refused.Reason> obstacles) {

  static RecoveryResponse of(Recovery recovery) {
    return new RecoveryResponse(
        recovery.underWay() == null ? null : StepResponse.of(recovery.underWay()),
        recovery.seen(),
        StepResponse.of(recovery.toResume()),
        StepResponse.of(recovery.toUndo()),
        recovery.obstacles());
  }
}
