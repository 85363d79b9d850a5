package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.schedule.Maintenance;
import dev.pairkeeper.schedule.Maintenances;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sums up every registered pair, looked at or not. */
@Component
class PairSummaries {

  private final PairRegistry registry;
  private final PairWatch watch;
  private final Maintenances maintenances;

  PairSummaries(PairRegistry registry, PairWatch watch, Maintenances maintenances) {
    this.maintenances = maintenances;
    this.registry = registry;
    this.watch = watch;
  }

  /** All pairs, worst health first, then by name. */
  List<PairSummary> all() {
    return matching(null, null);
  }

  /** The pairs of those healths (null or none for all) that have the text somewhere. */
  List<PairSummary> matching(@Nullable Set<Health> health, @Nullable String text) {
    return registry.all().stream()
        .map(registered -> registered.pair())
        .filter(pair -> text == null || has(pair, text.strip().toLowerCase(Locale.ROOT)))
        .map(this::of)
        .filter(summary -> health == null || health.isEmpty() || health.contains(summary.health()))
        .sorted(PairSummary.WORST_FIRST)
        .toList();
  }

  /** One pair's. */
  PairSummary of(Pair pair) {
    Instant until = maintenanceUntil(pair.name());
    return watch
        .latest(pair.name())
        .map(status -> PairSummary.of(status, until))
        .orElseGet(() -> PairSummary.unseen(pair, until));
  }

  /** One pair's by a look. Never waits. */
  PairSummary of(PairStatus status) {
    return PairSummary.of(status, maintenanceUntil(status.snapshot().pair().name()));
  }

  private @Nullable Instant maintenanceUntil(String pair) {
    Maintenance maintenance = maintenances.known().get(pair);
    return maintenance == null ? null : maintenance.until();
  }

  private static boolean has(Pair pair, String text) {
    return Stream.of(
            Stream.of(pair.name(), pair.vip().toString()),
            pair.tags().stream(),
            pair.nodes().stream().map(Node::name),
            pair.nodes().stream().map(Node::host))
        .flatMap(words -> words)
        .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(text));
  }
}
