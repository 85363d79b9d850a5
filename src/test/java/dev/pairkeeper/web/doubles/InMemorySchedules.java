package dev.pairkeeper.web.doubles;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.schedule.Schedule;
import dev.pairkeeper.schedule.ScheduleStatus;
import dev.pairkeeper.schedule.ScheduleWish;
import dev.pairkeeper.schedule.Schedules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Schedules in memory; none starts. */
public final class InMemorySchedules implements Schedules {

  private final PairRegistry registry;
  private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile @Nullable Reason refusal;

  public InMemorySchedules(PairRegistry registry) {
    this.registry = registry;
  }

  public void clear() {
    schedules.clear();
    refusal = null;
  }

  /** From now on nothing is planned, for that reason. */
  public void refuses(Reason reason) {
    refusal = reason;
  }

  /** It stands so from now on. */
  public void stands(
      String id, ScheduleStatus status, List<Reason> reasons, @Nullable String operation) {
    schedules.computeIfPresent(id, (same, was) -> with(was, status, reasons, operation, null));
  }

  @Override
  public Scheduling plan(String pair, ScheduleWish wish, String user) {
    Instant now = Instant.now();
    List<Violation> violations = wish.violations(now);
    Reason reason = refusal;
    if (!violations.isEmpty()) {
      return new Scheduling.Rejected(violations);
    } else if (reason != null) {
      return new Scheduling.Refused(reason);
    } else if (registry.find(pair).isEmpty()) {
      return new Scheduling.UnknownPair();
    }
    var planned =
        new Schedule(
            "schedule-" + ids.incrementAndGet(),
            pair,
            wish.request(),
            Objects.requireNonNull(wish.notBefore()),
            Objects.requireNonNull(wish.notAfter()),
            ScheduleStatus.PLANNED,
            user,
            now,
            null,
            List.of(),
            null,
            null,
            null);
    schedules.put(planned.id(), planned);
    return new Scheduling.Scheduled(planned);
  }

  @Override
  public List<Schedule> find(String pair, @Nullable ScheduleStatus status, int most) {
    return schedules.values().stream()
        .filter(schedule -> schedule.pair().equals(pair))
        .filter(schedule -> status == null || schedule.status() == status)
        .limit(most)
        .toList();
  }

  @Override
  public Optional<Schedule> find(String pair, String id) {
    return Optional.ofNullable(schedules.get(id)).filter(found -> found.pair().equals(pair));
  }

  @Override
  public boolean cancel(String pair, String id, String user) {
    boolean planned =
        find(pair, id).filter(found -> found.status() == ScheduleStatus.PLANNED).isPresent();
    if (planned) {
      schedules.computeIfPresent(
          id, (same, was) -> with(was, ScheduleStatus.CANCELLED, List.of(), null, user));
    }
    return planned;
  }

  private static Schedule with(
      Schedule was,
      ScheduleStatus status,
      List<Reason> reasons,
      @Nullable String operation,
      @Nullable String cancelledBy) {
    return new Schedule(
        was.id(),
        was.pair(),
        was.request(),
        was.notBefore(),
        was.notAfter(),
        status,
        was.plannedBy(),
        was.plannedAt(),
        was.plannedAt(),
        reasons,
        operation,
        status == ScheduleStatus.PLANNED ? null : Instant.now(),
        cancelledBy);
  }
}
