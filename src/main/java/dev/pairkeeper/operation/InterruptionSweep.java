package dev.pairkeeper.operation;

import dev.pairkeeper.registry.PairChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds operations that run no more though they had not ended: whose pair's lease has lapsed,
 * because the panel that ran them died.
 */
@Component
class InterruptionSweep {

  private static final Logger log = LoggerFactory.getLogger(InterruptionSweep.class);
  private static final int MOST = 100;
  private static final Duration PLANS_KEPT = Duration.ofDays(1);

  private final PlanStore plans;
  private final OperationStore store;
  private final PairLeases leases;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  InterruptionSweep(
      PlanStore plans,
      OperationStore store,
      PairLeases leases,
      ApplicationEventPublisher events,
      InstantSource observationClock) {
    this.plans = plans;
    this.store = store;
    this.leases = leases;
    this.events = events;
    this.clock = observationClock;
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 3_000)
  void sweep() {
    try {
      store.find(null, OperationStatus.RUNNING, MOST).forEach(this::interruptIfLeft);
    } catch (DataAccessException | TransactionException away) {
      log.debug("The registry is away; operations are looked through later", away);
    }
  }

  @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
  void dropOldPlans() {
    try {
      plans.drop(clock.instant().minus(PLANS_KEPT));
    } catch (DataAccessException | TransactionException away) {
      log.debug("The registry is away; old plans are dropped later", away);
    }
  }

  private void interruptIfLeft(Operation operation) {
    leases
        .take(operation.pair())
        .ifPresent(lease -> {
          try (lease) {
            interrupt(operation);
          }
        });
  }

  private void interrupt(Operation operation) {
    Instant now = clock.instant();
    String where =
        Recoveries.underWay(operation)
            .map(step -> "Step %d, '%s', was under way.".formatted(step.number(), step.title()))
            .orElse("No step was under way.");
    if (!store.interrupt(operation.id(), now, "The panel that ran it was lost. " + where)) {
      return;
    }
    store.find(operation.id()).map(OperationChanged::new).ifPresent(events::publishEvent);
    log.warn("{} of {} was interrupted. {}", operation.kind(), operation.pair(), where);
  }

  @EventListener
  void renamed(PairChanged change) {
    if (!change.name().equals(change.previousName())) {
      store.renamed(change.previousName(), change.name());
    }
  }
}
