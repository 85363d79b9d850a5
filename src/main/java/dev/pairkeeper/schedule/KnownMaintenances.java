package dev.pairkeeper.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the registry told last of maintenance, for those who must not wait for it, and the metric
 * that alert rules mute by. Each ends on time also while the registry is away.
 */
@Component
final class KnownMaintenances {

  private final MaintenanceTable table;
  private final InstantSource clock;
  private final MultiGauge gauges;
  private volatile Map<String, Optional<Maintenance>> ofEveryPair = Map.of();

  KnownMaintenances(MaintenanceTable table, InstantSource observationClock, MeterRegistry meters) {
    this.table = table;
    this.clock = observationClock;
    this.gauges =
        MultiGauge.builder("pairkeeper.maintenance")
            .description("1 while the pair is in maintenance")
            .register(meters);
  }

  /** Asks the registry. Answers with all that it has, those that are over among them. */
  synchronized Map<String, Optional<Maintenance>> refresh() {
    Map<String, Optional<Maintenance>> read = table.all();
    ofEveryPair = read;
    gauges.register(
        read.keySet().stream()
            .map(pair -> Row.of(Tags.of("pair", pair), () -> isIn(pair) ? 1 : 0))
            .collect(Collectors.toList()),
        false);
    return read;
  }

  /** Those in force now, by the names of their pairs. */
  Map<String, Maintenance> inForce() {
    Map<String, Maintenance> inForce = new TreeMap<>();
    ofEveryPair.forEach((pair, found) ->
        found
            .filter(known -> known.isInForce(clock.instant()))
            .ifPresent(known -> inForce.put(pair, known)));
    return inForce;
  }

  private boolean isIn(String pair) {
    return ofEveryPair
        .getOrDefault(pair, Optional.empty())
        .filter(known -> known.isInForce(clock.instant()))
        .isPresent();
  }
}
