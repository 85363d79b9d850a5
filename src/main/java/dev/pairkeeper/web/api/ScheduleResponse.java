package dev.pairkeeper.web.api;

import dev.pairkeeper.plan.OperationKind;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.schedule.Schedule;
import dev.pairkeeper.schedule.ScheduleStatus;
import dev.pairkeeper.web.operation.OperationParameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is planned for a time.
 *
 * @param status PLANNED, STARTED (what became of it the operation tells), EXPIRED or CANCELLED
 * @param triedAt when a panel began to try last; null when none has
 * @param reasons why it was not started at the last try, or why it expired
 * @param operationId what was started; null when nothing was
 * @param endedAt when it was started, expired or called off; null while it is planned
 * @param cancelledBy null unless it was called off
 */
@Schema(name = "Schedule")
record ScheduleResponse(
    String id,
    String pair,
    OperationKind operation,
    Map<String, @Nullable Object> parameters,
    Instant notBefore,
    Instant notAfter,
    ScheduleStatus status,
    String plannedBy,
    Instant plannedAt,
    @Nullable Instant triedAt,
    List<Reason> reasons,
    @Nullable String operationId,
    @Nullable Instant endedAt,
    @Nullable String cancelledBy) {

  static ScheduleResponse of(Schedule schedule) {
    return new ScheduleResponse(
        schedule.id(),
        schedule.pair(),
        schedule.request().kind(),
        OperationParameters.of(schedule.request()),
        schedule.notBefore(),
        schedule.notAfter(),
        schedule.status(),
        schedule.plannedBy(),
        schedule.plannedAt(),
        schedule.triedAt(),
        schedule.reasons(),
        schedule.operation(),
        schedule.endedAt(),
        schedule.cancelledBy());
  }
}
