package dev.pairkeeper.schedule;

import dev.pairkeeper.monitor.ObservationSettings;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Operations.Planning;
import dev.pairkeeper.operation.Operations.Starting;
import dev.pairkeeper.operation.ScheduledStart;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts what is planned for a time: plans afresh within its window, again and again until nothing
 * speaks against it, and lets it expire when the window is over.
 *
 * <p>Of several panels one takes each try. That an operation begins, and that its schedule has
 * started it, is one transaction: neither a panel that dies in between, nor two that try at once,
 * nor somebody who calls it off meanwhile, makes it run twice or late.
 */
@Component
class ScheduledStarts {

  /** From one try to the next; a try takes some seconds. */
  static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(ScheduledStarts.class);

  private final ScheduleTable table;
  private final MaintenanceTable maintenances;
  private final Operations operations;
  private final ScheduleRecorder recorder;
  private final InstantSource clock;
  private final boolean observes;
  private final Executor tries;

  @Autowired
  ScheduledStarts(
      ScheduleTable table,
      MaintenanceTable maintenances,
      Operations operations,
      ScheduleRecorder recorder,
      ObservationSettings settings,
      InstantSource observationClock) {
    this(
        table,
        maintenances,
        operations,
        recorder,
        settings.enabled(),
        observationClock,
        Thread::startVirtualThread);
  }

  /**
   * @param observes whether this panel looks at pairs; one that does not can't plan, and takes no
   *     try from one that does
   */
  ScheduledStarts(
      ScheduleTable table,
      MaintenanceTable maintenances,
      Operations operations,
      ScheduleRecorder recorder,
      boolean observes,
      InstantSource clock,
      Executor tries) {
    this.table = table;
    this.maintenances = maintenances;
    this.operations = operations;
    this.recorder = recorder;
    this.observes = observes;
    this.clock = clock;
    this.tries = tries;
  }

  @Scheduled(initialDelay = 5_000, fixedDelay = 2_000)
  void tick() {
    try {
      Instant now = now();
      table.over(now).forEach(over -> expire(over, now));
      if (observes) {
        table.due(now).stream()
            .filter(due -> table.takeTry(due.id(), now, now.plus(BETWEEN_TRIES)))
            .forEach(due -> tries.execute(() -> attempt(due)));
      }
    } catch (DataAccessException | TransactionException away) {
      log.debug("The registry is away; schedules are looked through later", away);
    }
  }

  private void expire(Schedule over, Instant now) {
    List<Reason> reasons = over.reasons();
    if (reasons.isEmpty()) {
      boolean tried = over.triedAt() != null;
      reasons =
          List.of(tried ? ScheduleReasons.windowOver(over) : ScheduleReasons.neverTried(over));
    }
    if (table.expire(over.id(), now, reasons)) {
      recorder.expired(over, now, reasons);
    }
  }

  private void attempt(Schedule due) {
    try {
      List<Reason> reasons = tried(due);
      if (!reasons.isEmpty()) {
        table.tried(due.id(), reasons);
        log.info("{} of {} is not started: {}", due.request().kind(), due.pair(), reasons);
      }
    } catch (DataAccessException | TransactionException | RegistryUnavailableException away) {
      log.debug("The registry is away; schedule {} is tried again", due.id(), away);
    }
  }

  private List<Reason> tried(Schedule due) {
    try {
      return startOrTellWhyNot(due);
    } catch (DataAccessException | TransactionException | RegistryUnavailableException away) {
      throw away;
    } catch (RuntimeException failure) {
      log.warn("Schedule {} of {} could not be tried", due.id(), due.pair(), failure);
      return List.of(ScheduleReasons.failed());
    }
  }

  /** Empty when it started. */
  private List<Reason> startOrTellWhyNot(Schedule due) {
    Optional<Reason> early = against(due);
    if (early.isPresent()) {
      return List.of(early.get());
    }
    return operations
        .plan(due.pair(), due.request(), due.plannedBy())
        .map(planning ->
            switch (planning) {
              case Planning.NotPlanned(List<Reason> reasons) -> reasons;
              case Planning.Planned(StoredPlan plan) -> run(due, plan);
            })
        .orElseGet(() -> List.of(ScheduleReasons.notWatched(due.pair())));
  }

  private List<Reason> run(Schedule due, StoredPlan plan) {
    return operations
        .run(plan.id(), new Start(due))
        .map(starting ->
            switch (starting) {
              case Starting.Started _ -> List.<Reason>of();
              case Starting.NotStarted(List<Reason> reasons) -> reasons;
            })
        .orElseGet(() -> List.of(ScheduleReasons.failed()));
  }

  /** What speaks against a start now, whatever a plan would say. */
  private Optional<Reason> against(Schedule due) {
    Instant now = now();
    if (!now.isBefore(due.notAfter())) {
      return Optional.of(ScheduleReasons.windowOver(due));
    }
    return maintenances
        .find(due.pair())
        .filter(maintenance -> maintenance.isInForce(now))
        .map(maintenance -> ScheduleReasons.maintenance(due.pair(), maintenance));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private final class Start implements ScheduledStart {

    private final Schedule due;

    private Start(Schedule due) {
      this.due = due;
    }

    @Override
    public String schedule() {
      return due.id();
    }

    @Override
    public String user() {
      return due.plannedBy();
    }

    @Override
    public Optional<Reason> claim(String operation) {
      Optional<Reason> against = against(due);
      return against.isPresent() || table.start(due.id(), operation, now())
          ? against
          : Optional.of(ScheduleReasons.notPlanned());
    }
  }
}
