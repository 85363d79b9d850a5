package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.schedule.Schedule;
import dev.pairkeeper.schedule.ScheduleStatus;
import dev.pairkeeper.web.page.Text;
import dev.pairkeeper.web.page.Until;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is planned for a time, in a list.
 *
 * @param reasons why it was not started at the last try, or why it expired
 * @param operation the id of what was started; null when nothing was
 */
public record ScheduleRow(
    String id,
    String pair,
    Text title,
    ScheduleStatus status,
    String plannedBy,
    Until notBefore,
    Until notAfter,
    List<Reason> reasons,
    @Nullable String operation) {

  /** The schedule as it stands now. */
  public static ScheduleRow of(Schedule schedule, Instant now) {
    return new ScheduleRow(
        schedule.id(),
        schedule.pair(),
        OperationTitle.of(schedule.request()),
        schedule.status(),
        schedule.plannedBy(),
        new Until(schedule.notBefore(), now),
        new Until(schedule.notAfter(), now),
        schedule.reasons(),
        schedule.operation());
  }

  /** Whether it is still to come. */
  public boolean open() {
    return status == ScheduleStatus.PLANNED;
  }

  /** Whether its window runs. */
  public boolean due() {
    return open() && !notBefore.at().isAfter(notBefore.now());
  }

  /** The shade that goes with its status, by the names that health has. */
  public String shade() {
    return switch (status) {
      case PLANNED -> reasons.isEmpty() ? "INFO" : "WARNING";
      case STARTED -> "OK";
      case CANCELLED -> "INFO";
      case EXPIRED -> "WARNING";
    };
  }
}
