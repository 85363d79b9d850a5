package dev.pairkeeper.operation;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.monitor.Change;
import dev.pairkeeper.monitor.EventLog.Kind;
import dev.pairkeeper.monitor.EventSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what operations do into the audit log, the pairs' timelines and the metrics. */
@Component
final class OperationRecorder {

  private final AuditLog audit;
  private final EventSink events;
  private final OperationMeters meters;
  private final InstantSource clock;
  private final Map<String, Operation> followed = new ConcurrentHashMap<>();

  @Autowired
  OperationRecorder(AuditLog audit, EventSink events, OperationMeters meters) {
    this(audit, events, meters, InstantSource.system());
  }

  OperationRecorder(AuditLog audit, EventSink events, OperationMeters meters, InstantSource clock) {
    this.audit = audit;
    this.events = events;
    this.meters = meters;
    this.clock = clock;
  }

  /** An operation that has ended is not followed any more; if it goes on, it is followed anew. */
  @EventListener
  void changed(OperationChanged change) {
    Operation now = change.operation();
    followed.compute(
        now.id(),
        (id, before) -> {
          Transition.between(before, now).forEach(transition -> tell(now, transition));
          return now.status() == OperationStatus.RUNNING ? now : null;
        });
  }

  private void tell(Operation operation, Transition transition) {
    switch (transition) {
      case Transition.Began(boolean again) -> began(operation, again);
      case Transition.Moved(StepRecord step) -> moved(operation, step);
      case Transition.Ended() -> ended(operation);
    }
  }

  private void began(Operation operation, boolean again) {
    if (again) {
      happened(
          operation,
          clock.instant(),
          Kind.OPERATION_STARTED,
          "%s, started by %s, is taken up again."
              .formatted(operation.kind(), operation.startedBy()));
      return;
    }
    String summary = operation.plan().summary();
    happened(
        operation,
        operation.startedAt(),
        Kind.OPERATION_STARTED,
        operation.schedule() == null
            ? "%s started %s. %s".formatted(operation.startedBy(), operation.kind(), summary)
            : "%s was started by schedule of %s. %s"
                .formatted(operation.kind(), operation.startedBy(), summary));
    record(
        operation,
        Action.OPERATION_STARTED,
        "by %splan %s: %s"
            .formatted(
                operation.schedule() == null
                    ? ""
                    : "schedule %s of %s, ".formatted(operation.schedule(), operation.startedBy()),
                operation.planId(),
                summary));
  }

  private void moved(Operation operation, StepRecord moved) {
    String error = moved.error() == null ? "" : " " + moved.error();
    record(
        operation,
        Action.OPERATION_STEP,
        "step %d of %d, %s: %s.%s"
            .formatted(
                moved.step().number(),
                operation.steps().size(),
                moved.step().title(),
                moved.status(),
                error));
  }

  private void ended(Operation operation) {
    String outcome =
        "%s. %s"
            .formatted(operation.status(), Objects.requireNonNullElse(operation.message(), ""))
            .strip();
    happened(
        operation,
        Objects.requireNonNullElseGet(operation.endedAt(), clock::instant),
        Kind.OPERATION_ENDED,
        "%s ended: %s".formatted(operation.kind(), outcome));
    record(operation, Action.OPERATION_ENDED, outcome);
    meters.ended(operation);
  }

  private void happened(Operation operation, Instant at, Kind kind, String message) {
    events.happened(operation.pair(), at, new Change(kind, null, message));
  }

  private void record(Operation operation, Action action, String what) {
    audit.record(
        operation.startedBy(),
        operation.pair(),
        action,
        "%s %s, %s".formatted(operation.kind(), operation.id(), what));
  }
}
