package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Refused.Reason;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.PairAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts runs of operations and knows those that this panel has under way. */
@Component
class OperationStarter {

  private static final String GONE = "The pair is not registered any more; nothing was done.";
  private static final Duration TO_END = Duration.ofSeconds(8);

  private final OperationStore store;
  private final Workshop workshop;
  private final PairRegistry registry;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;
  private final Map<String, OperationRun> running = new ConcurrentHashMap<>();

  OperationStarter(
      OperationStore store,
      Workshop workshop,
      PairRegistry registry,
      ApplicationEventPublisher events,
      InstantSource observationClock) {
    this.store = store;
    this.workshop = workshop;
    this.registry = registry;
    this.events = events;
    this.clock = observationClock;
  }

  /**
   * Begins a new operation. The lease is given back when it has ended.
   *
   * @param scheduled null when somebody starts it by hand
   * @return why it is not begun; empty when it is
   */
  Optional<Reason> begin(
      Operation operation, PairLeases.Lease lease, @Nullable ScheduledStart scheduled) {
    String holder = UUID.randomUUID().toString();
    Optional<Reason> against =
        store.begin(
            operation,
            holder,
            () -> scheduled == null ? Optional.empty() : scheduled.claim(operation.id()));
    if (against.isEmpty()) {
      start(operation, holder, operation.startedBy(), lease, PlanRunner::forward);
    }
    return against;
  }

  /** Goes on with one that had not ended well. */
  void resume(Operation operation, String user, PairLeases.Lease lease) {
    start(operation, taken(operation), user, lease, PlanRunner::forward);
  }

  /** Takes back what one that had not ended well did. */
  void undo(Operation operation, String user, PairLeases.Lease lease) {
    start(operation, taken(operation), user, lease, PlanRunner::back);
  }

  /** Has a run stop before its next step; false when this panel does not run it. */
  boolean cancel(String id) {
    OperationRun run = running.get(id);
    if (run != null) {
      run.stop().stop(Stop.Reason.CANCELLED);
    }
    return run != null;
  }

  private String taken(Operation operation) {
    String holder = UUID.randomUUID().toString();
    store.take(operation.id(), holder);
    return holder;
  }

  private void start(
      Operation operation,
      String holder,
      String user,
      PairLeases.Lease lease,
      Consumer<PlanRunner> direction) {
    Stop stop = new Stop();
    OperationRun run = new OperationRun(operation.id(), lease, stop, this::ended);
    running.put(operation.id(), run);
    run.start(() -> {
      Journal journal = new Journal(operation, holder, store, events, clock, stop);
      journal.status(OperationStatus.RUNNING, null, Map.of());
      registry
          .access(operation.pair())
          .ifPresentOrElse(
              access -> run(access, user, journal, stop, direction),
              () -> journal.status(OperationStatus.FAILED, GONE, Map.of()));
    });
  }

  private void run(
      PairAccess access, String user, Journal journal, Stop stop, Consumer<PlanRunner> direction) {
    try (Hosts hosts = workshop.hosts(access);
        Servers servers = workshop.servers(hosts)) {
      Hands hands = workshop.hands(access.pair().name(), user, hosts, servers);
      direction.accept(new PlanRunner(journal, hands, stop));
    }
  }

  private void ended(OperationRun run) {
    running.remove(run.id(), run);
  }

  /** The panel ends: what runs stops after its step, and another run goes on or back. */
  @EventListener
  void panelEnds(ContextClosedEvent event) {
    running.values().forEach(run -> run.stop().stop(Stop.Reason.PANEL_ENDS));
    long deadline = System.nanoTime() + TO_END.toNanos();
    Stop pause = new Stop();
    while (!running.isEmpty() && System.nanoTime() - deadline < 0) {
      pause.within(Duration.ofMillis(50));
    }
  }
}
