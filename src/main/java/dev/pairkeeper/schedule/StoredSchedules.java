package dev.pairkeeper.schedule;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** Schedules in the registry's database. */
@Service
class StoredSchedules implements Schedules {

  private final ScheduleTable table;
  private final ScheduleRecorder recorder;
  private final InstantSource clock;

  StoredSchedules(ScheduleTable table, ScheduleRecorder recorder, InstantSource observationClock) {
    this.table = table;
    this.recorder = recorder;
    this.clock = observationClock;
  }

  @Override
  public Scheduling plan(String pair, ScheduleWish wish, String user) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Violation> violations = wish.violations(now);
    if (!violations.isEmpty()) {
      return new Scheduling.Rejected(violations);
    }
    ScheduleWish.Fit fit = wish.fit();
    Optional<Schedule> other =
        table.overlapping(pair, fit.notBefore(), fit.notAfter()).stream().findFirst();
    if (other.isPresent()) {
      return new Scheduling.Refused(overlaps(other.get()));
    }
    var planned = Schedule.planned(UUID.randomUUID().toString(), pair, fit, user, now);
    try {
      table.add(planned);
    } catch (DataIntegrityViolationException unknown) {
      return new Scheduling.UnknownPair();
    }
    recorder.planned(planned);
    return new Scheduling.Scheduled(planned);
  }

  @Override
  public List<Schedule> find(String pair, @Nullable ScheduleStatus status, int most) {
    return table.find(pair, status, most);
  }

  @Override
  public Optional<Schedule> find(String pair, String id) {
    return table.find(pair, id);
  }

  @Override
  public boolean cancel(String pair, String id, String user) {
    Instant now = clock.instant();
    Optional<Schedule> found = table.find(pair, id);
    boolean cancelled = found.isPresent() && table.cancel(id, now, user);
    if (cancelled) {
      recorder.cancelled(found.get(), now, user);
    }
    return cancelled;
  }

  private static Reason overlaps(Schedule other) {
    return new Reason(
        "SCHEDULE_OVERLAPS",
        "%s planned %s between %s and %s already: the second would undo the first."
            .formatted(
                other.plannedBy(), other.request().kind(), other.notBefore(), other.notAfter()),
        "Call that off first (schedule %s), or choose another window.".formatted(other.id()));
  }
}
