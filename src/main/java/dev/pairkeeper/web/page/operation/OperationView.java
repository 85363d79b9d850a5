package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.web.page.Durations;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as its page shows it.
 *
 * @param scheduled whether a schedule of that user started it
 * @param took how long it took; null while it runs
 * @param message what came of it; null while it runs
 */
record OperationView(
    String id,
    String planId,
    String pair,
    Text title,
    String summary,
    OperationStatus status,
    String startedBy,
    boolean scheduled,
    Moment started,
    @Nullable String took,
    @Nullable String message,
    List<StepView> steps,
    List<FigureView> result,
    Instant now) {

  static OperationView of(Operation operation, Instant now) {
    Instant ended = operation.endedAt();
    return new OperationView(
        operation.id(),
        operation.planId(),
        operation.pair(),
        OperationTitle.of(operation.plan().request()),
        operation.plan().summary(),
        operation.status(),
        operation.startedBy(),
        operation.schedule() != null,
        new Moment(operation.startedAt(), now),
        ended == null ? null : Durations.precise(Duration.between(operation.startedAt(), ended)),
        operation.message(),
        operation.steps().stream().map(step -> StepView.of(step, now)).toList(),
        FigureView.of(operation),
        now);
  }

  public boolean running() {
    return status == OperationStatus.RUNNING;
  }

  /** Whether steps are being taken back. */
  public boolean goingBack() {
    return running()
        && steps.stream()
            .map(StepView::status)
            .anyMatch(step -> step == StepStatus.UNDOING || step == StepStatus.UNDONE);
  }

  /** How many steps have ended. */
  public long over() {
    return steps.stream().filter(StepView::over).count();
  }

  /** The shade that goes with its status, by the names that health has. */
  public String shade() {
    return shade(status);
  }

  static String shade(OperationStatus status) {
    return switch (status) {
      case RUNNING -> "INFO";
      case SUCCEEDED -> "OK";
      case UNDONE, CANCELLED -> "WARNING";
      case FAILED, INTERRUPTED -> "CRITICAL";
    };
  }

  /** Milliseconds since the epoch, by which a browser corrects its own clock. */
  public long nowMillis() {
    return now.toEpochMilli();
  }
}
