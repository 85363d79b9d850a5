package dev.pairkeeper.schedule;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans operations for a time and calls them off; written into audit log and timelines. */
public interface Schedules {

  /** Plans an operation for a time. */
  Scheduling plan(String pair, ScheduleWish wish, String user);

  /** Of a pair, the one that begins last first. Null stands for any status. */
  List<Schedule> find(String pair, @Nullable ScheduleStatus status, int most);

  /** The pair's schedule of that id. */
  Optional<Schedule> find(String pair, String id);

  /** Calls it off. False when it is not planned any more, or when there is none. */
  boolean cancel(String pair, String id, String user);

  /** What came of planning. */
  sealed interface Scheduling {

    /** It will be tried. */
    record Scheduled(Schedule schedule) implements Scheduling {}

    /** Nothing is planned; everything that is wrong. */
    record Rejected(List<Violation> violations) implements Scheduling {}

    /** Nothing is planned, for that reason. */
    record Refused(Reason reason) implements Scheduling {}

    /** There is no such pair. */
    record UnknownPair() implements Scheduling {}
  }
}
