package dev.pairkeeper.schedule;

import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Refused.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is planned for a time, once. Within its window it is started as soon as nothing
 * speaks against it; after its window never.
 *
 * @param notBefore when its window begins
 * @param notAfter when its window is over
 * @param triedAt when a panel began to try last; null when none has
 * @param reasons why it was not started at the last try, or why it expired; empty when it started
 * @param operation the id of what was started; null when nothing was
 * @param endedAt when it was started, expired or called off; null while it is planned
 * @param cancelledBy null unless it was called off
 */
public record Schedule(
    String id,
    String pair,
    OperationRequest request,
    Instant notBefore,
    Instant notAfter,
    ScheduleStatus status,
    String plannedBy,
    Instant plannedAt,
    @Nullable Instant triedAt,
    List<Reason> reasons,
    @Nullable String operation,
    @Nullable Instant endedAt,
    @Nullable String cancelledBy) {

  public Schedule {
    reasons = List.copyOf(reasons);
  }

  /** One that was just planned. */
  static Schedule planned(String id, String pair, ScheduleWish.Fit wish, String user, Instant at) {
    return new Schedule(
        id,
        pair,
        wish.request(),
        wish.notBefore(),
        wish.notAfter(),
        ScheduleStatus.PLANNED,
        user,
        at,
        null,
        List.of(),
        null,
        null,
        null);
  }
}
