package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.Recovery;
import dev.pairkeeper.plan.Refused.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about an operation that did not end well. */
record RecoveryView(
    @Nullable StepView underWay,
    List<String> seen,
    List<StepView> toResume,
    List<StepView> toUndo,
    List<Reason> obstacles) {

  static RecoveryView of(Recovery recovery) {
    return new RecoveryView(
        recovery.underWay() == null ? null : StepView.of(recovery.underWay()),
        recovery.seen(),
        recovery.toResume().stream().map(StepView::of).toList(),
        recovery.toUndo().stream().map(StepView::of).toList(),
        recovery.obstacles());
  }
}
