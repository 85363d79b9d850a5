package dev.pairkeeper.operation;

import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Refused.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans and runs operations. Everything asked of a pair or a plan that does not exist comes back
 * empty.
 */
public interface Operations {

  /** Takes a fresh look at the pair and plans; a plan is kept for ten minutes. */
  Optional<Planning> plan(String pair, OperationRequest request, String user);

  /** The plan of that id, also when it is too old to be run. */
  Optional<StoredPlan> plan(String id);

  /**
   * Looks again and, when the plan's ground is still the same and nothing else runs on the pair,
   * starts to run it.
   */
  Optional<Starting> run(String planId, String user);

  /**
   * The same for a start that was planned for a time: {@link ScheduledStart#claim} has the last
   * word.
   */
  Optional<Starting> run(String planId, ScheduledStart start);

  /** The newest first. Null stands for any. */
  List<Operation> find(@Nullable String pair, @Nullable OperationStatus status, int most);

  /**
   * How long writes were blocked in the last operations of a pair that succeeded and measured it,
   * the newest first; empty when there was none. All are of one kind, that of the last one to the
   * node: clients heard of the VIP's new place either before keepalived took it or from keepalived.
   *
   * @param to the node that would take over; null when that is not known
   */
  List<Duration> writePauses(String pair, @Nullable String to, int most);

  /** The operation of that id. */
  Optional<Operation> find(String id);

  /** Has a running operation stop before its next step; what was done is then undone. */
  Optional<Starting> cancel(String id, String user);

  /** What going on or going back would do, and what a fresh look at the pair shows. */
  Optional<Recovery> recovery(String id);

  /** Goes on with an operation that was interrupted or failed. */
  Optional<Starting> resume(String id, String user);

  /** Takes back what an operation that was interrupted or failed has done. */
  Optional<Starting> undo(String id, String user);

  /** What came of planning. */
  sealed interface Planning {

    /** There is a plan. */
    record Planned(StoredPlan plan) implements Planning {}

    /** There is none, for these reasons. */
    record NotPlanned(List<Reason> reasons) implements Planning {}
  }

  /** What came of starting something. */
  sealed interface Starting {

    /** It runs. */
    record Started(Operation operation) implements Starting {}

    /** It does not, for these reasons; nothing was done. */
    record NotStarted(List<Reason> reasons) implements Starting {}
  }
}
