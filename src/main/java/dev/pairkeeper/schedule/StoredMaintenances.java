package dev.pairkeeper.schedule;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.monitor.Change;
import dev.pairkeeper.monitor.EventLog.Kind;
import dev.pairkeeper.monitor.EventSink;
import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.registry.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Maintenance in the registry's database. */
@Service
class StoredMaintenances implements Maintenances {

  private static final Logger log = LoggerFactory.getLogger(StoredMaintenances.class);

  private final MaintenanceTable table;
  private final KnownMaintenances known;
  private final AuditLog audit;
  private final EventSink events;
  private final InstantSource clock;

  StoredMaintenances(
      MaintenanceTable table,
      KnownMaintenances known,
      AuditLog audit,
      EventSink events,
      InstantSource observationClock) {
    this.table = table;
    this.known = known;
    this.audit = audit;
    this.events = events;
    this.clock = observationClock;
  }

  @Override
  public Optional<Maintenance> find(String pair) {
    return table.find(pair).filter(found -> found.isInForce(clock.instant()));
  }

  @Override
  public Map<String, Maintenance> known() {
    return known.inForce();
  }

  @Override
  public Ordering order(String pair, MaintenanceWish wish, String user) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Violation> violations = wish.violations(now);
    if (!violations.isEmpty()) {
      return new Ordering.Rejected(violations);
    }
    table.find(pair).ifPresent(before -> endIfOver(pair, before, now));
    Optional<Maintenance> before = find(pair);
    Maintenance ordered = wish.ordered(before.map(Maintenance::since).orElse(now), now, user);
    try {
      table.put(pair, ordered);
    } catch (DataIntegrityViolationException unknown) {
      return new Ordering.UnknownPair();
    }
    known.refresh();
    String what = before.isPresent() ? "changed the maintenance of" : "began the maintenance of";
    tell(
        pair,
        now,
        Kind.MAINTENANCE_BEGAN,
        "%s %s %s, until %s: %s".formatted(user, what, pair, ordered.until(), ordered.reason()));
    audit.record(
        user,
        pair,
        Action.MAINTENANCE_BEGAN,
        "Until %s: %s".formatted(ordered.until(), ordered.reason()));
    return new Ordering.Ordered(ordered);
  }

  @Override
  public boolean end(String pair, String user) {
    Optional<Maintenance> found = find(pair);
    boolean ended = found.isPresent() && table.remove(pair, found.get());
    known.refresh();
    if (ended) {
      String sentence = "%s ended the maintenance of %s.".formatted(user, pair);
      tell(pair, clock.instant(), Kind.MAINTENANCE_ENDED, sentence);
      audit.record(user, pair, Action.MAINTENANCE_ENDED, "Before its time.");
    }
    return ended;
  }

  /** Ends what is over and learns what other panels ordered. */
  @Scheduled(fixedDelay = 2_000)
  void sweep() {
    try {
      Instant now = clock.instant();
      known
          .refresh()
          .forEach(
              (pair, found) -> found.ifPresent(maintenance -> endIfOver(pair, maintenance, now)));
    } catch (DataAccessException | TransactionException away) {
      log.debug("The registry is away; maintenance is looked through later", away);
    }
  }

  @EventListener
  void changed(PairChanged change) {
    sweep();
  }

  @EventListener
  void removed(PairRemoved removal) {
    sweep();
  }

  /** Of several panels the one whose removal it was tells. */
  private void endIfOver(String pair, Maintenance maintenance, Instant now) {
    if (!maintenance.isInForce(now) && table.remove(pair, maintenance)) {
      tell(
          pair,
          maintenance.until(),
          Kind.MAINTENANCE_ENDED,
          "The maintenance of %s by %s is over.".formatted(pair, maintenance.by()));
      audit.record(
          maintenance.by(), pair, Action.MAINTENANCE_ENDED, "By itself, as it was ordered.");
    }
  }

  private void tell(String pair, Instant at, Kind kind, String sentence) {
    events.happened(pair, at, new Change(kind, null, sentence));
  }
}
