package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.web.page.Durations;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Text;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation in a list.
 *
 * @param done how many of its steps are done
 * @param scheduled whether a schedule of that user started it
 * @param took null while it runs
 */
public record OperationRow(
    String id,
    String pair,
    Text title,
    OperationStatus status,
    String startedBy,
    boolean scheduled,
    Moment started,
    @Nullable String took,
    long done,
    int steps,
    @Nullable String message) {

  /** The operation as it stands now. */
  public static OperationRow of(Operation operation, Instant now) {
    Instant ended = operation.endedAt();
    return new OperationRow(
        operation.id(),
        operation.pair(),
        OperationTitle.of(operation.plan().request()),
        operation.status(),
        operation.startedBy(),
        operation.schedule() != null,
        new Moment(operation.startedAt(), now),
        ended == null ? null : Durations.precise(Duration.between(operation.startedAt(), ended)),
        operation.steps().stream().filter(step -> step.status() == StepStatus.DONE).count(),
        operation.steps().size(),
        operation.message());
  }

  /** The shade that goes with its status, by the names that health has. */
  public String shade() {
    return OperationView.shade(status);
  }

  /** Whether somebody has to decide what becomes of it. */
  public boolean open() {
    return status == OperationStatus.INTERRUPTED;
  }
}
