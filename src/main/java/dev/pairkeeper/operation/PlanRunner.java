package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the steps of an operation, forward and back: each is written down, done, verified and
 * written down again. It knows nothing of MySQL or VRRP. For one thread.
 *
 * <p>A step that fails ends the way forward; then it and what was done before it are taken back,
 * the last first. What can't be taken back is told and does not keep the rest from being.
 */
final class PlanRunner {

  private static final Duration TO_UNDO = Duration.ofSeconds(60);

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
    for (StepRecord step : journal.steps()) {
      if (step.status() == StepStatus.DONE) {
        continue;
      }
      if (stop.reason() != null) {
        stopped();
        return;
      }
      if (!did(step)) {
        failed(step.step());
        return;
      }
    }
    journal.status(OperationStatus.SUCCEEDED, journal.operation().plan().summary(), Map.of());
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

  private boolean did(StepRecord pending) {
    StepRecord running = journal.starting(pending);
    Step step = running.step();
    String output = "";
    try {
      output = hands.does(step.deed(), step.budget(), stop);
      hands.verify(step.verified(), step.budget(), stop);
      journal.done(running, output);
      return true;
    } catch (StepFailedException failed) {
      journal.failed(running, output, String.valueOf(failed.getMessage()));
      return false;
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

  private void failed(Step step) {
    if (interrupted()) {
      return;
    }
    String error = String.valueOf(journal.steps().get(step.number() - 1).error());
    boolean cancelled = stop.reason() == Stop.Reason.CANCELLED;
    List<String> left = takeBack();
    if (!interrupted()) {
      journal.status(
          cancelled ? OperationStatus.CANCELLED : OperationStatus.FAILED,
          "Step %d, '%s', failed: %s %s"
              .formatted(step.number(), step.title(), error, outcome(left)),
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
    try {
      List<String> said = new ArrayList<>();
      for (Deed deed : deeds) {
        said.add(hands.does(deed, TO_UNDO, new Stop()));
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
