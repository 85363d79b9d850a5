package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the steps of an operation, forward and back: each is written down, done, verified and
 * written down again. It knows nothing of MySQL or VRRP. For one thread.
 *
 * <p>Steps that are joined are written down together before the first of them and together after
 * the last, so that the registry costs no time between them; one that was cut off is done again as
 * a whole.
 *
 * <p>A step that fails ends the way forward; then it and what was done before it are taken back,
 * the last first. What can't be taken back is told and does not keep the rest from being.
 */
final class PlanRunner {

  private static final Duration TO_UNDO = Duration.ofSeconds(60);

  /** Applications wait meanwhile, and what is left to be taken back may be what they wait for. */
  private static final Duration TO_UNDO_JOINED = Duration.ofSeconds(5);

  /** Nothing stops the way back but the end of the panel or of its lease. */
  private final Stop stop;

  private final Journal journal;
  private final Hands hands;

  PlanRunner(Journal journal, Hands hands, Stop stop) {
    this.journal = journal;
    this.hands = hands;
    this.stop = stop;
  }

  /** Does every step that is not done; ends the operation whatever happens. */
  void forward() {
    for (List<StepRecord> together : Recoveries.left(journal.operation())) {
      if (stop.reason() != null) {
        stopped();
        return;
      }
      Optional<StepRecord> failed = firstFailed(did(together));
      if (failed.isPresent()) {
        failed(failed.get());
        return;
      }
    }
    journal.status(
        OperationStatus.SUCCEEDED,
        journal.operation().plan().summary(),
        Results.of(journal.operation()));
  }

  private static Optional<StepRecord> firstFailed(List<StepRecord> steps) {
    return steps.stream().filter(step -> step.status() == StepStatus.FAILED).findFirst();
  }

  /** Takes back every step that was begun; ends the operation. */
  void back() {
    List<String> left = takeBack();
    if (interrupted()) {
      return;
    }
    journal.status(
        left.isEmpty() ? OperationStatus.UNDONE : OperationStatus.FAILED,
        left.isEmpty()
            ? "Everything that was done was taken back."
            : "Not everything could be taken back. " + String.join(" ", left),
        Map.of());
  }

  private List<StepRecord> did(List<StepRecord> together) {
    List<StepRecord> records = new ArrayList<>();
    boolean on = true;
    for (StepRecord begun : journal.starting(together)) {
      StepRecord record = on ? outcome(begun.step()) : StepRecord.pending(begun.step());
      on = record.status() == StepStatus.DONE;
      records.add(record);
    }
    journal.ended(records);
    return records;
  }

  private StepRecord outcome(Step step) {
    Instant startedAt = journal.now();
    String output = "";
    try {
      output = hands.does(step.deed(), step.budget(), stop);
      hands.verify(step.verified(), step.budget(), stop);
      return new StepRecord(step, StepStatus.DONE, startedAt, journal.now(), output, null);
    } catch (StepFailedException failed) {
      String why = String.valueOf(failed.getMessage());
      return new StepRecord(step, StepStatus.FAILED, startedAt, journal.now(), output, why);
    }
  }

  private void stopped() {
    if (stop.reason() == Stop.Reason.CANCELLED) {
      List<String> left = takeBack();
      if (!interrupted()) {
        journal.status(OperationStatus.CANCELLED, "It was cancelled. " + outcome(left), Map.of());
      }
      return;
    }
    interrupt();
  }

  private void failed(StepRecord failed) {
    if (interrupted()) {
      return;
    }
    Step step = failed.step();
    boolean cancelled = stop.reason() == Stop.Reason.CANCELLED;
    List<String> left = takeBack();
    if (!interrupted()) {
      journal.status(
          cancelled ? OperationStatus.CANCELLED : OperationStatus.FAILED,
          "Step %d, '%s', failed: %s %s"
              .formatted(step.number(), step.title(), failed.error(), outcome(left)),
          Map.of());
    }
  }

  private boolean interrupted() {
    boolean ends =
        stop.reason() == Stop.Reason.PANEL_ENDS || stop.reason() == Stop.Reason.LEASE_LOST;
    if (ends) {
      interrupt();
    }
    return ends;
  }

  private void interrupt() {
    if (stop.reason() == Stop.Reason.PANEL_ENDS) {
      journal.status(OperationStatus.INTERRUPTED, "The panel was stopped while it ran.", Map.of());
    }
  }

  private static String outcome(List<String> left) {
    return left.isEmpty()
        ? "What was done was taken back."
        : "Not everything could be taken back. " + String.join(" ", left);
  }

  /** What could not be taken back, in sentences. */
  private List<String> takeBack() {
    List<String> left = new ArrayList<>();
    for (StepRecord step : journal.steps().reversed()) {
      boolean ends =
          stop.reason() == Stop.Reason.PANEL_ENDS || stop.reason() == Stop.Reason.LEASE_LOST;
      if (Recoveries.isToUndo(step) && !ends) {
        takeBack(step, left);
      }
    }
    return left;
  }

  private void takeBack(StepRecord step, List<String> left) {
    if (!(step.step().undo() instanceof Undo.By(List<Deed> deeds))) {
      return;
    }
    StepRecord undoing = journal.undoing(step);
    Duration limit = step.step().joined() ? TO_UNDO_JOINED : TO_UNDO;
    try {
      List<String> said = new ArrayList<>();
      for (Deed deed : deeds) {
        said.add(hands.does(deed, limit, new Stop()));
      }
      journal.undone(undoing, String.join("\n", said));
    } catch (StepFailedException failed) {
      journal.undoFailed(undoing, String.valueOf(failed.getMessage()));
      left.add(
          "Step %d, '%s': %s"
              .formatted(step.step().number(), step.step().title(), failed.getMessage()));
    }
  }
}
