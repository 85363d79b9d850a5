package dev.pairkeeper.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What an operation has done, in the registry before the deed. Where the registry is away it is
 * waited for, as long as the lease lasts; for one thread.
 */
final class Journal {

  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final OperationStore store;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;
  private final Stop stop;
  private final String holder;
  private Operation operation;

  Journal(
      Operation operation,
      String holder,
      OperationStore store,
      ApplicationEventPublisher events,
      InstantSource clock,
      Stop stop) {
    this.operation = operation;
    this.holder = holder;
    this.store = store;
    this.events = events;
    this.clock = clock;
    this.stop = stop;
  }

  /** The operation as it is written down. */
  Operation operation() {
    return operation;
  }

  List<StepRecord> steps() {
    return operation.steps();
  }

  /** They are about to be done, one after the other. */
  List<StepRecord> starting(List<StepRecord> steps) {
    Instant now = now();
    return write(
        steps.stream()
            .map(step -> new StepRecord(step.step(), StepStatus.RUNNING, now, null, "", null))
            .toList());
  }

  /** This became of them. */
  void ended(List<StepRecord> steps) {
    write(steps);
  }

  /** It is about to be taken back. */
  StepRecord undoing(StepRecord step) {
    return write(
        new StepRecord(
            step.step(),
            StepStatus.UNDOING,
            step.startedAt(),
            step.endedAt(),
            step.output(),
            step.error()));
  }

  /** It was taken back. */
  StepRecord undone(StepRecord step, String output) {
    return write(
        new StepRecord(
            step.step(),
            StepStatus.UNDONE,
            step.startedAt(),
            now(),
            (step.output() + "\n" + output).strip(),
            step.error()));
  }

  /** It could not be taken back. */
  StepRecord undoFailed(StepRecord step, String error) {
    String both = step.error() == null ? error : step.error() + " Taking it back: " + error;
    return write(
        new StepRecord(
            step.step(), StepStatus.UNDO_FAILED, step.startedAt(), now(), step.output(), both));
  }

  /** It stands so from now on. */
  void status(OperationStatus status, @Nullable String message, Map<String, Object> result) {
    Instant endedAt = status == OperationStatus.RUNNING ? null : now();
    persist(() -> store.write(operation.id(), holder, status, endedAt, message, result));
    operation =
        new Operation(
            operation.id(),
            operation.planId(),
            operation.plan(),
            status,
            operation.startedBy(),
            operation.schedule(),
            operation.startedAt(),
            endedAt,
            operation.steps(),
            message,
            result);
    events.publishEvent(new OperationChanged(operation));
  }

  private StepRecord write(StepRecord step) {
    return write(List.of(step)).getFirst();
  }

  private List<StepRecord> write(List<StepRecord> written) {
    persist(() -> store.write(operation.id(), holder, written));
    List<StepRecord> steps = new ArrayList<>(operation.steps());
    written.forEach(step -> steps.set(step.step().number() - 1, step));
    operation =
        new Operation(
            operation.id(),
            operation.planId(),
            operation.plan(),
            operation.status(),
            operation.startedBy(),
            operation.schedule(),
            operation.startedAt(),
            operation.endedAt(),
            steps,
            operation.message(),
            operation.result());
    events.publishEvent(new OperationChanged(operation));
    return written;
  }

  private void persist(BooleanSupplier writing) {
    while (!tried(writing)) {
      if (stop.reason() == Stop.Reason.LEASE_LOST || stop.within(BETWEEN_TRIES)) {
        throw new JournalLostException(operation.id());
      }
    }
  }

  private boolean tried(BooleanSupplier writing) {
    try {
      if (!writing.getAsBoolean()) {
        throw new JournalLostException(operation.id());
      }
      return true;
    } catch (DataAccessException | TransactionException away) {
      log.warn("Operation {} waits for the registry: {}", operation.id(), away.getMessage());
      return false;
    }
  }

  /** The moment, as precise as it is written down. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
