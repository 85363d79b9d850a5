package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.StepRecord;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import dev.pairkeeper.web.page.Durations;
import dev.pairkeeper.web.page.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan, and what became of it.
 *
 * @param verified what must be so afterwards, in sentences
 * @param undo how it is taken back; null when there is nothing to take back
 * @param status null while it is only planned
 * @param since when it was begun, while it is under way; else null
 * @param took how long it took, once it is done; else null
 * @param output what hosts and servers said
 */
record StepView(
    int number,
    String title,
    @Nullable String node,
    Deed.Kind kind,
    List<DetailLine> lines,
    List<String> verified,
    @Nullable String undo,
    @Nullable StepStatus status,
    @Nullable Moment since,
    @Nullable String took,
    String output,
    @Nullable String error) {

  static StepView of(Step step) {
    return of(step, null, null, null, "", null);
  }

  static StepView of(StepRecord told, Instant now) {
    Instant begun = told.startedAt();
    Instant ended = told.endedAt();
    return of(
        told.step(),
        told.status(),
        begun != null && ended == null ? new Moment(begun, now) : null,
        begun != null && ended != null && told.status() == StepStatus.DONE
            ? Durations.precise(Duration.between(begun, ended))
            : null,
        told.output(),
        told.error());
  }

  private static StepView of(
      Step step,
      @Nullable StepStatus status,
      @Nullable Moment since,
      @Nullable String took,
      String output,
      @Nullable String error) {
    return new StepView(
        step.number(),
        step.title(),
        step.node(),
        step.deed().kind(),
        DetailLine.of(step.deed()),
        step.verified().stream().map(Condition::says).toList(),
        step.undo() instanceof Undo.Nothing ? null : step.undo().says(),
        status,
        since,
        took,
        output.strip(),
        error);
  }

  /** Whether its output is worth being seen at once. */
  public boolean loud() {
    return status != StepStatus.DONE && status != StepStatus.UNDONE && !output.isEmpty();
  }

  /** Whether it has ended, well or not. */
  boolean over() {
    return switch (status) {
      case DONE, FAILED, UNDONE, UNDO_FAILED -> true;
      case PENDING, RUNNING, UNDOING -> false;
      case null -> false;
    };
  }
}
