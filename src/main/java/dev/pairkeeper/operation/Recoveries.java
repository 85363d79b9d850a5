package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads from an operation's journal what is left to be done or to be taken back. Pure. */
final class Recoveries {

  private Recoveries() {}

  /** What going on would do: every step that is not known to be done, in their order. */
  static List<Step> toResume(Operation operation) {
    return left(operation).stream().flatMap(List::stream).map(StepRecord::step).toList();
  }

  /**
   * The same by what is done together: joined steps have to be done again as a whole, as a later
   * one may lean on what an earlier one left for a short time only.
   */
  static List<List<StepRecord>> left(Operation operation) {
    List<List<StepRecord>> runs = new ArrayList<>();
    for (StepRecord step : operation.steps()) {
      if (!step.step().joined() || runs.isEmpty()) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(step);
    }
    return runs.stream()
        .filter(run -> run.stream().anyMatch(step -> step.status() != StepStatus.DONE))
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
