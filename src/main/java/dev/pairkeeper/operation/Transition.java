package dev.pairkeeper.operation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became different about an operation from one moment to another. */
sealed interface Transition {

  /** It runs now. @param again whether some of its steps had been begun before */
  record Began(boolean again) implements Transition {}

  /** One of its steps stands differently. */
  record Moved(StepRecord step) implements Transition {}

  /** It runs no more. */
  record Ended() implements Transition {}

  /**
   * What is different now, in the order in which it happened.
   *
   * @param before null for an operation that was not followed until now: what it did before is not
   *     told, as it may have been told by a panel that is gone
   */
  static List<Transition> between(@Nullable Operation before, Operation now) {
    List<Transition> transitions = new ArrayList<>();
    boolean runs = now.status() == OperationStatus.RUNNING;
    boolean ran = before != null && before.status() == OperationStatus.RUNNING;
    if (runs && !ran) {
      transitions.add(new Began(now.steps().stream().anyMatch(Transition::wasBegun)));
    }
    for (StepRecord step : now.steps()) {
      if (before == null ? isUnderWay(step) : hasMoved(before, step)) {
        transitions.add(new Moved(step));
      }
    }
    if (!runs && (before == null || ran)) {
      transitions.add(new Ended());
    }
    return transitions;
  }

  private static boolean hasMoved(Operation before, StepRecord step) {
    return before.steps().stream()
        .filter(known -> known.step().number() == step.step().number())
        .noneMatch(known -> known.status() == step.status());
  }

  private static boolean isUnderWay(StepRecord step) {
    return step.status() == StepStatus.RUNNING || step.status() == StepStatus.UNDOING;
  }

  private static boolean wasBegun(StepRecord step) {
    return step.status() != StepStatus.PENDING && !isUnderWay(step);
  }
}
