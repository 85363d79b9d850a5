package dev.pairkeeper.operation;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was run, or still is.
 *
 * @param startedBy who started it, or planned the schedule that did
 * @param schedule the id of the schedule that started it; null when somebody did by hand
 * @param endedAt null while it runs
 * @param message what came of it in a sentence, and what state the pair is in; null while it runs
 * @param result figures of what it did, by the names that the REST API has for them
 */
public record Operation(
    String id,
    String planId,
    Plan plan,
    OperationStatus status,
    String startedBy,
    @Nullable String schedule,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<StepRecord> steps,
    @Nullable String message,
    Map<String, Object> result) {

  public Operation {
    steps = List.copyOf(steps);
    result = Map.copyOf(result);
  }

  /** The pair's name when it was planned. */
  public String pair() {
    return plan.pair();
  }

  /** What is done. */
  public OperationKind kind() {
    return plan.request().kind();
  }
}
