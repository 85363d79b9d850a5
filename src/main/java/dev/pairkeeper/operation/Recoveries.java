package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.util.List;
import java.util.Optional;

/** Reads from an operation's journal what is left to be done or to be taken back. Pure. */
final class Recoveries {

  private Recoveries() {}

  /** What going on would do: every step that is not known to be done, in their order. */
  static List<Step> toResume(Operation operation) {
    return operation.steps().stream()
        .filter(step -> step.status() != StepStatus.DONE)
        .map(StepRecord::step)
        .toList();
  }

  /** What going back would take back, the last one first. */
  static List<Step> toUndo(Operation operation) {
    return operation.steps().reversed().stream()
        .filter(Recoveries::isToUndo)
        .map(StepRecord::step)
        .toList();
  }

  /** The step that was begun, forward or back, and is not known to have ended. */
  static Optional<Step> underWay(Operation operation) {
    return operation.steps().stream()
        .filter(step -> step.status() == StepStatus.RUNNING || step.status() == StepStatus.UNDOING)
        .map(StepRecord::step)
        .findFirst();
  }

  /** Whether it was begun, may have left something, and can be taken back. */
  static boolean isToUndo(StepRecord step) {
    boolean begun = step.status() != StepStatus.PENDING && step.status() != StepStatus.UNDONE;
    return begun && step.step().undo() instanceof Undo.By;
  }
}
