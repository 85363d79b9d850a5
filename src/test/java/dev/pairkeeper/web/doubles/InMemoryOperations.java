package dev.pairkeeper.web.doubles;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.OperationChanged;
import dev.pairkeeper.operation.OperationStatus;
import dev.pairkeeper.operation.Operations;
import dev.pairkeeper.operation.Recovery;
import dev.pairkeeper.operation.ScheduledStart;
import dev.pairkeeper.operation.StepRecord;
import dev.pairkeeper.operation.StepStatus;
import dev.pairkeeper.operation.StoredPlan;
import dev.pairkeeper.plan.Decision;
import dev.pairkeeper.plan.Ground;
import dev.pairkeeper.plan.HostFacts;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.Plan;
import dev.pairkeeper.plan.Planner;
import dev.pairkeeper.plan.Refused;
import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.context.ApplicationEventPublisher;

/** Plans with the real planner by the newest look; what operations do is what a test says. */
@NullUnmarked
public final class InMemoryOperations implements Operations {

  private static final HostFacts FACTS =
      new HostFacts(
          HostFacts.ServiceControl.SYSTEMD,
          "localhost",
          "keepalived",
          "mysql",
          "/etc/keepalived/keepalived.conf",
          List.of(),
          "2.2.7",
          true,
          null,
          null,
          Map.of(),
          Set.of());

  private final Function<String, Optional<PairStatus>> looks;
  private final ApplicationEventPublisher publisher;
  private final Map<String, StoredPlan> plans = new ConcurrentHashMap<>();
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile List<Reason> refusal = List.of();
  private volatile Decision decision;
  private volatile List<Duration> pauses = List.of();
  private final List<OperationRequest> requests = new CopyOnWriteArrayList<>();
  private volatile Runnable whilePlanning = () -> {};

  public InMemoryOperations(
      Function<String, Optional<PairStatus>> looks, ApplicationEventPublisher publisher) {
    this.looks = looks;
    this.publisher = publisher;
  }

  public void clear() {
    plans.clear();
    operations.clear();
    refusal = List.of();
    decision = null;
    pauses = List.of();
    requests.clear();
    whilePlanning = () -> {};
  }

  /** What planning comes to from now on, whatever is asked for. */
  public void decides(Decision always) {
    decision = always;
  }

  /** What was asked to be planned, in that order. */
  public List<OperationRequest> requests() {
    return List.copyOf(requests);
  }

  /** What happens from now on while a plan is made. */
  public void whilePlanning(Runnable meanwhile) {
    whilePlanning = meanwhile;
  }

  /** How long writes were blocked in past operations, the newest first. */
  public void paused(Duration... newestFirst) {
    pauses = List.of(newestFirst);
  }

  /** From now on nothing starts, for that reason. */
  public void refuses(String code, String message, String cure) {
    refusal = List.of(new Reason(code, message, cure));
  }

  /** Keeps a plan of a test's own. */
  public StoredPlan keep(Plan plan, Instant createdAt) {
    var stored = new StoredPlan("plan-" + ids.incrementAndGet(), plan, createdAt, "admin", null);
    plans.put(stored.id(), stored);
    return stored;
  }

  /** A step stands differently from now on. */
  public Operation step(String id, int number, StepStatus status, String output, String error) {
    return change(
        id,
        operation ->
            with(
                operation,
                operation.status(),
                null,
                steps(operation, number, status, output, error)));
  }

  /** The operation ends. */
  public Operation end(String id, OperationStatus status, String message) {
    return change(id, operation -> with(operation, status, message, operation.steps()));
  }

  /** The operation ends, and this panel is not told. */
  public void endElsewhere(String id, OperationStatus status, String message) {
    operations.computeIfPresent(id, (same, now) -> with(now, status, message, now.steps()));
  }

  @Override
  public Optional<Planning> plan(String pair, OperationRequest request, String user) {
    requests.add(request);
    whilePlanning.run();
    return looks
        .apply(pair)
        .map(status -> {
          Map<String, HostFacts> hosts =
              status.snapshot().nodes().stream()
                  .filter(node -> node.host().answered())
                  .collect(Collectors.toMap(node -> node.name(), node -> FACTS));
          var ground =
              new Ground(
                  status.snapshot(),
                  status.assessment(),
                  hosts,
                  Map.of(),
                  Map.of(),
                  Map.of(),
                  Set.of(),
                  null,
                  Instant.now());
          Decision always = decision;
          return switch (always == null ? Planner.plan(request, ground) : always) {
            case Plan plan -> new Planning.Planned(keep(plan, Instant.now()));
            case Refused refused -> new Planning.NotPlanned(refused.reasons());
          };
        });
  }

  @Override
  public Optional<StoredPlan> plan(String id) {
    return Optional.ofNullable(plans.get(id))
        .map(kept ->
            new StoredPlan(id, kept.plan(), kept.createdAt(), kept.createdBy(), lastThatRan(id)));
  }

  private String lastThatRan(String plan) {
    return operations.values().stream()
        .filter(operation -> operation.planId().equals(plan))
        .max(Comparator.comparing(Operation::startedAt))
        .map(Operation::id)
        .orElse(null);
  }

  @Override
  public Optional<Starting> run(String planId, String user) {
    return run(planId, user, null, operation -> Optional.empty());
  }

  @Override
  public Optional<Starting> run(String planId, ScheduledStart start) {
    return run(planId, start.user(), start.schedule(), start::claim);
  }

  private Optional<Starting> run(
      String planId, String user, String schedule, Function<String, Optional<Reason>> against) {
    return plan(planId)
        .map(plan -> {
          if (!refusal.isEmpty()) {
            return new Starting.NotStarted(refusal);
          }
          String id = "operation-" + ids.incrementAndGet();
          Optional<Reason> reason = against.apply(id);
          if (reason.isPresent()) {
            return new Starting.NotStarted(List.of(reason.get()));
          }
          var operation =
              new Operation(
                  id,
                  planId,
                  plan.plan(),
                  OperationStatus.RUNNING,
                  user,
                  schedule,
                  Instant.now(),
                  null,
                  plan.plan().steps().stream().map(InMemoryOperations::pending).toList(),
                  null,
                  Map.of());
          return new Starting.Started(put(operation));
        });
  }

  @Override
  public List<Operation> find(String pair, OperationStatus status, int most) {
    return operations.values().stream()
        .filter(operation -> pair == null || operation.pair().equals(pair))
        .filter(operation -> status == null || operation.status() == status)
        .sorted(Comparator.comparing(Operation::startedAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<Duration> writePauses(String pair, String to, int most) {
    return pauses.stream().limit(most).toList();
  }

  @Override
  public Optional<Operation> find(String id) {
    return Optional.ofNullable(operations.get(id));
  }

  @Override
  public Optional<Starting> cancel(String id, String user) {
    return start(id, OperationStatus.CANCELLED);
  }

  @Override
  public Optional<Recovery> recovery(String id) {
    return find(id)
        .map(operation -> {
          List<Step> undone =
              operation.steps().stream()
                  .filter(step -> step.status() != StepStatus.PENDING)
                  .filter(step -> step.status() != StepStatus.UNDONE)
                  .map(StepRecord::step)
                  .sorted(Comparator.comparingInt(Step::number).reversed())
                  .toList();
          List<Step> left =
              operation.steps().stream()
                  .filter(step -> step.status() != StepStatus.DONE)
                  .map(StepRecord::step)
                  .toList();
          return new Recovery(
              operation.steps().stream()
                  .filter(step ->
                      step.status() == StepStatus.RUNNING || step.status() == StepStatus.UNDOING)
                  .map(StepRecord::step)
                  .findFirst()
                  .orElse(null),
              List.of("db1 alone has the VIP.", "db2 takes writes."),
              left,
              undone,
              List.of());
        });
  }

  @Override
  public Optional<Starting> resume(String id, String user) {
    return start(id, OperationStatus.RUNNING);
  }

  @Override
  public Optional<Starting> undo(String id, String user) {
    return start(id, OperationStatus.RUNNING);
  }

  private Optional<Starting> start(String id, OperationStatus status) {
    return find(id)
        .map(operation ->
            refusal.isEmpty()
                ? new Starting.Started(change(id, same -> with(same, status, null, same.steps())))
                : new Starting.NotStarted(refusal));
  }

  private Operation change(String id, UnaryOperator<Operation> change) {
    return put(change.apply(operations.get(id)));
  }

  private Operation put(Operation operation) {
    operations.put(operation.id(), operation);
    publisher.publishEvent(new OperationChanged(operation));
    return operation;
  }

  private static StepRecord pending(Step step) {
    return new StepRecord(step, StepStatus.PENDING, null, null, "", null);
  }

  private static List<StepRecord> steps(
      Operation operation, int number, StepStatus status, String output, String error) {
    List<StepRecord> steps = new ArrayList<>(operation.steps());
    StepRecord before = steps.get(number - 1);
    boolean begins = status == StepStatus.RUNNING || status == StepStatus.UNDOING;
    Instant now = Instant.now();
    steps.set(
        number - 1,
        new StepRecord(
            before.step(),
            status,
            begins && before.startedAt() == null ? now : before.startedAt(),
            begins ? null : now,
            output,
            error));
    return steps;
  }

  private static Operation with(
      Operation operation, OperationStatus status, String message, List<StepRecord> steps) {
    return new Operation(
        operation.id(),
        operation.planId(),
        operation.plan(),
        status,
        operation.startedBy(),
        operation.schedule(),
        operation.startedAt(),
        status == OperationStatus.RUNNING ? null : Instant.now(),
        steps,
        message,
        operation.result());
  }
}
