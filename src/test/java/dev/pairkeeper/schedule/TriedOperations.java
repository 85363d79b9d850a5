package dev.pairkeeper.schedule;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Recovery;
import dev.pairkeeper.operation.ScheduledStart;
import dev.pairkeeper.operation.StepRecord;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.Deed;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import dev.pairkeeper.plan.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Plans and starts what is scheduled, unless a test says otherwise. */
final class TriedOperations implements Operations {

  final List<OperationRequest> planned = new CopyOnWriteArrayList<>();
  final List<Operation> started = new CopyOnWriteArrayList<>();
  private final Map<String, StoredPlan> plans = new ConcurrentHashMap<>();
  private volatile @Nullable Reason refusal;
  private volatile Runnable whilePlanning = () -> {};
  private volatile boolean watched = true;

  void refuses(@Nullable Reason reason) {
    refusal = reason;
  }

  void whilePlanning(Runnable meanwhile) {
    whilePlanning = meanwhile;
  }

  void watches(boolean pair) {
    watched = pair;
  }

  @Override
  public Optional<Planning> plan(String pair, OperationRequest request, String user) {
    planned.add(request);
    whilePlanning.run();
    Reason reason = refusal;
    if (!watched) {
      return Optional.empty();
    }
    if (reason != null) {
      return Optional.of(new Planning.NotPlanned(List.of(reason)));
    }
    var step =
        new Step(
            1,
            "Hand over",
            "db1",
            new Deed.Command("db1", "true"),
            List.of(),
            new Undo.Nothing(),
            Duration.ofSeconds(1));
    var plan = new Plan(request, pair, "It moves.", List.of(), List.of(), List.of(step));
    var stored = new StoredPlan(UUID.randomUUID().toString(), plan, Instant.EPOCH, user);
    plans.put(stored.id(), stored);
    return Optional.of(new Planning.Planned(stored));
  }

  @Override
  public Optional<StoredPlan> plan(String id) {
    return Optional.ofNullable(plans.get(id));
  }

  @Override
  public Optional<Starting> run(String planId, ScheduledStart start) {
    return plan(planId)
        .map(stored -> {
          String id = UUID.randomUUID().toString();
          Optional<Reason> against = start.claim(id);
          if (against.isPresent()) {
            return new Starting.NotStarted(List.of(against.get()));
          }
          Operation operation =
              new Operation(
                  id,
                  planId,
                  stored.plan(),
                  OperationStatus.RUNNING,
                  start.user(),
                  start.schedule(),
                  Instant.EPOCH,
                  null,
                  stored.plan().steps().stream().map(TriedOperations::pending).toList(),
                  null,
                  Map.of());
          started.add(operation);
          return new Starting.Started(operation);
        });
  }

  private static StepRecord pending(Step step) {
    return new StepRecord(step, StepStatus.PENDING, null, null, "", null);
  }

  @Override
  public Optional<Starting> run(String planId, String user) {
    throw new AssertionError("what is scheduled is not run by hand");
  }

  @Override
  public List<Operation> find(@Nullable String pair, @Nullable OperationStatus status, int most) {
    return List.copyOf(started);
  }

  @Override
  public List<Duration> writePauses(String pair, int most) {
    return List.of();
  }

  @Override
  public Optional<Operation> find(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Starting> cancel(String id, String user) {
    return Optional.empty();
  }

  @Override
  public Optional<Recovery> recovery(String id) {
    return Optional.empty();
  }

  @Override
  public Optional<Starting> resume(String id, String user) {
    return Optional.empty();
  }

  @Override
  public Optional<Starting> undo(String id, String user) {
    return Optional.empty();
  }
}
