package dev.pairkeeper.web.doubles;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.schedule.Maintenance;
import dev.pairkeeper.schedule.MaintenanceWish;
import dev.pairkeeper.schedule.Maintenances;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Maintenance in memory; it does not end by itself. */
public final class InMemoryMaintenances implements Maintenances {

  private final PairRegistry registry;
  private final Map<String, Maintenance> ordered = new ConcurrentHashMap<>();

  public InMemoryMaintenances(PairRegistry registry) {
    this.registry = registry;
  }

  public void clear() {
    ordered.clear();
  }

  @Override
  public Optional<Maintenance> find(String pair) {
    return Optional.ofNullable(ordered.get(pair));
  }

  @Override
  public Map<String, Maintenance> known() {
    return Map.copyOf(ordered);
  }

  @Override
  public Ordering order(String pair, MaintenanceWish wish, String user) {
    Instant now = Instant.now();
    List<Violation> violations = wish.violations(now);
    if (!violations.isEmpty()) {
      return new Ordering.Rejected(violations);
    }
    if (registry.find(pair).isEmpty()) {
      return new Ordering.UnknownPair();
    }
    ordered.put(pair, wish.ordered(now, now, user));
    return new Ordering.Ordered(ordered.get(pair));
  }

  @Override
  public boolean end(String pair, String user) {
    return ordered.remove(pair) != null;
  }
}
