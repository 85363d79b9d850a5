package dev.pairkeeper.schedule;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.monitor.Change;
import dev.pairkeeper.monitor.EventLog.Kind;
import dev.pairkeeper.monitor.EventSink;
import dev.pairkeeper.plan.Refused.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes what becomes of schedules into the audit log and the pairs' timelines. */
@Component
final class ScheduleRecorder {

  private final AuditLog audit;
  private final EventSink events;

  ScheduleRecorder(AuditLog audit, EventSink events) {
    this.audit = audit;
    this.events = events;
  }

  void planned(Schedule schedule) {
    String when = "between %s and %s".formatted(schedule.notBefore(), schedule.notAfter());
    tell(
        schedule,
        schedule.plannedAt(),
        Kind.SCHEDULE_PLANNED,
        "%s planned %s %s.".formatted(schedule.plannedBy(), schedule.request().kind(), when));
    audit.record(
        schedule.plannedBy(),
        schedule.pair(),
        Action.SCHEDULE_PLANNED,
        "Schedule %s: %s %s.".formatted(schedule.id(), schedule.request().kind(), when));
  }

  void cancelled(Schedule schedule, Instant at, String user) {
    tell(
        schedule,
        at,
        Kind.SCHEDULE_CANCELLED,
        "%s called off %s, planned by %s for %s."
            .formatted(
                user, schedule.request().kind(), schedule.plannedBy(), schedule.notBefore()));
    audit.record(
        user,
        schedule.pair(),
        Action.SCHEDULE_CANCELLED,
        "Schedule %s of %s: %s."
            .formatted(schedule.id(), schedule.plannedBy(), schedule.request().kind()));
  }

  void expired(Schedule schedule, Instant at, List<Reason> reasons) {
    String why = reasons.stream().map(ScheduleRecorder::sentence).collect(Collectors.joining(" "));
    tell(
        schedule,
        at,
        Kind.SCHEDULE_EXPIRED,
        "%s, planned by %s between %s and %s, was not started. %s"
            .formatted(
                schedule.request().kind(),
                schedule.plannedBy(),
                schedule.notBefore(),
                schedule.notAfter(),
                why));
    audit.record(
        schedule.plannedBy(),
        schedule.pair(),
        Action.SCHEDULE_EXPIRED,
        "Schedule %s: %s was not started. %s"
            .formatted(schedule.id(), schedule.request().kind(), why));
  }

  /** What a server or host said itself may end without a full stop. */
  private static String sentence(Reason reason) {
    return reason.message().endsWith(".") ? reason.message() : reason.message() + ".";
  }

  private void tell(Schedule schedule, Instant at, Kind kind, String sentence) {
    events.happened(schedule.pair(), at, new Change(kind, null, sentence));
  }
}
