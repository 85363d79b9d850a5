package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Recovery;
import dev.pairkeeper.plan.Refused.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an operation that did not end well.
 *
 * @param mayResume whether it may be gone on with; one that was interrupted also when nothing is
 *     left to do, as nothing else is started until it has ended
 * @param mayUndo the same of taking it back
 */
record RecoveryView(
    @Nullable StepView underWay,
    List<String> seen,
    List<StepView> toResume,
    List<StepView> toUndo,
    List<Reason> obstacles,
    boolean mayResume,
    boolean mayUndo) {

  static RecoveryView of(Recovery recovery, OperationStatus status) {
    boolean free = recovery.obstacles().isEmpty();
    boolean open = status == OperationStatus.INTERRUPTED;
    return new RecoveryView(
        recovery.underWay() == null ? null : StepView.of(recovery.underWay()),
        recovery.seen(),
        recovery.toResume().stream().map(StepView::of).toList(),
        recovery.toUndo().stream().map(StepView::of).toList(),
        recovery.obstacles(),
        free && (open || !recovery.toResume().isEmpty()),
        free && (open || !recovery.toUndo().isEmpty()));
  }
}
