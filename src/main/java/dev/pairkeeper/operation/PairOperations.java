package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.operation.Operations.Planning.NotPlanned;
import dev.pairkeeper.operation.Operations.Planning.Planned;
import dev.pairkeeper.operation.Operations.Starting.NotStarted;
import dev.pairkeeper.operation.Operations.Starting.Started;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Planner;
import dev.pairkeeper.plan.Refused;
import dev.pairkeeper.plan.Refused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Plans, keeps, runs: looks again before anything is done, and refuses what has changed. */
@Service
class PairOperations implements Operations {

  private final Grounds grounds;
  private final PlanStore plans;
  private final OperationStore store;
  private final OperationFigures figures;
  private final PairLeases leases;
  private final OperationStarter starter;
  private final PairWatch watch;
  private final InstantSource clock;

  PairOperations(
      Grounds grounds,
      PlanStore plans,
      OperationStore store,
      OperationFigures figures,
      PairLeases leases,
      OperationStarter starter,
      PairWatch watch,
      InstantSource observationClock) {
    this.grounds = grounds;
    this.plans = plans;
    this.store = store;
    this.figures = figures;
    this.leases = leases;
    this.starter = starter;
    this.watch = watch;
    this.clock = observationClock;
  }

  @Override
  public Optional<Planning> plan(String pair, OperationRequest request, String user) {
    Instant now = now();
    return grounds
        .read(pair, request, now)
        .map(ground ->
            switch (Planner.plan(request, ground)) {
              case Plan plan -> new Planned(kept(plan, now, user));
              case Refused(List<Reason> reasons) -> new NotPlanned(reasons);
            });
  }

  private StoredPlan kept(Plan plan, Instant now, String user) {
    StoredPlan stored = new StoredPlan(UUID.randomUUID().toString(), plan, now, user, null);
    plans.keep(stored);
    return stored;
  }

  @Override
  public Optional<StoredPlan> plan(String id) {
    return plans.find(id);
  }

  @Override
  public Optional<Starting> run(String planId, String user) {
    return plans.find(planId).map(stored -> run(stored, user, null));
  }

  @Override
  public Optional<Starting> run(String planId, ScheduledStart start) {
    return plans.find(planId).map(stored -> run(stored, start.user(), start));
  }

  private Starting run(StoredPlan stored, String user, @Nullable ScheduledStart start) {
    if (!now().isBefore(stored.expiresAt())) {
      return new NotStarted(List.of(Reasons.expired()));
    }
    Optional<Operation> interrupted =
        store.find(stored.plan().pair(), OperationStatus.INTERRUPTED, 1).stream().findFirst();
    if (interrupted.isPresent()) {
      return new NotStarted(List.of(Reasons.interrupted(interrupted.get())));
    }
    return leases
        .take(stored.plan().pair())
        .map(lease -> begin(stored, user, start, lease))
        .orElseGet(() -> busy(stored.plan().pair()));
  }

  private Starting begin(
      StoredPlan stored, String user, @Nullable ScheduledStart start, PairLeases.Lease lease) {
    boolean begun = false;
    try {
      List<Reason> reasons = reasonsAgainst(stored);
      if (!reasons.isEmpty()) {
        return new NotStarted(reasons);
      }
      if (!lease.extend()) {
        return busy(stored.plan().pair());
      }
      Operation operation = operation(stored, user, start);
      Optional<Reason> against = starter.begin(operation, lease, start);
      begun = against.isEmpty();
      return against
          .<Starting>map(reason -> new NotStarted(List.of(reason)))
          .orElseGet(() -> new Started(operation));
    } finally {
      if (!begun) {
        lease.close();
      }
    }
  }

  /** Looks again, plans again, and compares. */
  private List<Reason> reasonsAgainst(StoredPlan stored) {
    Plan plan = stored.plan();
    return grounds
        .read(plan.pair(), plan.request(), stored.createdAt())
        .map(ground -> Reasons.changed(plan, Planner.plan(plan.request(), ground)))
        .orElseGet(() -> List.of(Reasons.unknownPair(plan.pair())));
  }

  private Operation operation(StoredPlan stored, String user, @Nullable ScheduledStart start) {
    return new Operation(
        UUID.randomUUID().toString(),
        stored.id(),
        stored.plan(),
        OperationStatus.RUNNING,
        user,
        start == null ? null : start.schedule(),
        now(),
        null,
        stored.plan().steps().stream().map(StepRecord::pending).toList(),
        null,
        Map.of());
  }

  private Starting busy(String pair) {
    return new NotStarted(
        List.of(
            Reasons.busy(
                pair,
                store.find(pair, OperationStatus.RUNNING, 1).stream().findFirst().orElse(null))));
  }

  @Override
  public List<Operation> find(@Nullable String pair, @Nullable OperationStatus status, int most) {
    return store.find(pair, status, most);
  }

  @Override
  public List<Duration> writePauses(String pair, @Nullable String to, int most) {
    return figures.writePauses(pair, to, most);
  }

  @Override
  public Optional<Operation> find(String id) {
    return store.find(id);
  }

  @Override
  public Optional<Starting> cancel(String id, String user) {
    return store
        .find(id)
        .map(operation ->
            starter.cancel(id)
                ? new Started(operation)
                : new NotStarted(List.of(Reasons.notRunningHere(operation))));
  }

  @Override
  public Optional<Recovery> recovery(String id) {
    return store
        .find(id)
        .map(operation ->
            new Recovery(
                Recoveries.underWay(operation).orElse(null),
                watch
                    .observeAfresh(operation.pair())
                    .map(PairStatus::snapshot)
                    .map(Sightings::of)
                    .orElse(List.of()),
                Recoveries.toResume(operation),
                Recoveries.toUndo(operation),
                Reasons.againstRecovery(operation)));
  }

  @Override
  public Optional<Starting> resume(String id, String user) {
    return store
        .find(id)
        .map(operation ->
            recover(
                operation,
                Reasons.againstRecovery(operation),
                lease -> starter.resume(operation, user, lease)));
  }

  @Override
  public Optional<Starting> undo(String id, String user) {
    return store
        .find(id)
        .map(operation ->
            recover(
                operation,
                Reasons.againstUndo(operation),
                lease -> starter.undo(operation, user, lease)));
  }

  private Starting recover(
      Operation operation, List<Reason> obstacles, Consumer<PairLeases.Lease> start) {
    if (!obstacles.isEmpty()) {
      return new NotStarted(obstacles);
    }
    Optional<PairLeases.Lease> lease = leases.take(operation.pair());
    if (lease.isEmpty()) {
      return busy(operation.pair());
    }
    start.accept(lease.get());
    return new Started(store.find(operation.id()).orElse(operation));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
