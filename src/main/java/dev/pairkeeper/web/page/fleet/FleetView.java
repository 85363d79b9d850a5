package dev.pairkeeper.web.page.fleet;

import dev.pairkeeper.analysis.Health;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every pair that fits the search, worst first.
 *
 * @param total how many pairs are registered at all
 * @param counts of all registered pairs per health, worst first
 * @param calling how many pairs should call somebody, those in maintenance left out
 */
record FleetView(
    List<FleetRow> rows,
    int total,
    List<HealthCount> counts,
    long calling,
    FleetSearch search,
    Instant now) {

  /** How many pairs have that health. */
  record HealthCount(Health health, long pairs) {}

  static FleetView of(List<FleetRow> all, FleetSearch search, Instant now) {
    List<FleetRow> rows = all.stream().filter(search::fits).sorted(FleetRow.ORDER).toList();
    long calling = all.stream().filter(FleetRow::calls).count();
    return new FleetView(rows, all.size(), counts(all), calling, search, now);
  }

  /** Milliseconds since the epoch, by which a browser corrects its own clock. */
  public long nowMillis() {
    return now.toEpochMilli();
  }

  /** The newest look at any of the rows, null when there was none. */
  public @Nullable Instant newest() {
    return rows.stream()
        .map(FleetRow::observed)
        .flatMap(java.util.stream.Stream::ofNullable)
        .map(seen -> seen.at())
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static List<HealthCount> counts(List<FleetRow> all) {
    return List.of(Health.CRITICAL, Health.UNKNOWN, Health.WARNING, Health.OK).stream()
        .map(health ->
            new HealthCount(health, all.stream().filter(row -> row.health() == health).count()))
        .toList();
  }
}
