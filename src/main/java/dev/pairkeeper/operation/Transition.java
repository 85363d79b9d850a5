package dev.pairkeeper.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became different about an operation from one moment to another. */
sealed interface Transition {

  /**
   * It runs now.
   *
   * @param again whether some of its steps had been begun before
   */
  record Began(boolean again) implements Transition {}

  /** One of its steps stands differently. */
  record Moved(StepRecord step) implements Transition {}

  /** It runs no more. */
  record Ended() implements Transition {}

  /**
   * What is different now, in the order in which it happened.
   *
   * @param before null for an operation that was not followed until now: what its steps did before
   *     is not told, as a panel that is gone may have told it
   */
  static List<Transition> between(@Nullable Operation before, Operation now) {
    List<Transition> transitions = new ArrayList<>();
    boolean runs = now.status() == OperationStatus.RUNNING;
    boolean ran = before != null && before.status() == OperationStatus.RUNNING;
    if (runs && !ran) {
      transitions.add(new Began(now.steps().stream().anyMatch(Transition::wasBegun)));
    }
    if (before != null) {
      now.steps().stream()
          .filter(step -> hasMoved(before, step))
          .forEach(step -> transitions.add(new Moved(step)));
    }
    if (!runs && (before == null || ran)) {
      transitions.add(new Ended());
    }
    return transitions;
  }

  /** A step that is done once more begins once more. */
  private static boolean hasMoved(Operation before, StepRecord step) {
    return before.steps().stream()
        .filter(known -> known.step().number() == step.step().number())
        .noneMatch(known ->
            known.status() == step.status() && Objects.equals(known.startedAt(), step.startedAt()));
  }

  private static boolean wasBegun(StepRecord step) {
    return step.status() != StepStatus.PENDING;
  }
}
