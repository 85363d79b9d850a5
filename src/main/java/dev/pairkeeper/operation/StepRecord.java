package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step and what became of it.
 *
 * @param startedAt null before it was begun
 * @param endedAt null before it ended
 * @param output what hosts and servers said, without secrets
 * @param error a sentence; null when nothing went wrong
 */
public record StepRecord(
    Step step,
    StepStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    String output,
    @Nullable String error) {

  /** A step that was not begun yet. */
  static StepRecord pending(Step step) {
    return new StepRecord(step, StepStatus.PENDING, null, null, "", null);
  }
}
