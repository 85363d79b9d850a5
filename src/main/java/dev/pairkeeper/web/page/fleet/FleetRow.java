package dev.pairkeeper.web.page.fleet;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.page.Direction;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Ownership;
import dev.pairkeeper.web.page.Text;
import dev.pairkeeper.web.page.Until;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pair among many.
 *
 * @param worst the message of its worst problem, null when it has none
 * @param observed when it was seen last, null before the first look ended
 * @param maintenance when its maintenance ends; null when it is in none
 */
record FleetRow(
    String name,
    Health health,
    SortedSet<String> tags,
    String vip,
    Text owner,
    List<Direction> directions,
    long criticals,
    long warnings,
    @Nullable String worst,
    @Nullable Moment observed,
    @Nullable Until maintenance) {

  private static final List<Health> WORST_FIRST =
      List.of(Health.CRITICAL, Health.UNKNOWN, Health.WARNING, Health.OK);

  /** What is wrong before what can't be seen before what is fine, then by name. */
  static final Comparator<FleetRow> ORDER =
      Comparator.<FleetRow>comparingInt(row -> WORST_FIRST.indexOf(row.health()))
          .thenComparing(FleetRow::name);

  /** A pair that nobody has looked at yet. */
  static FleetRow unseen(Pair pair, @Nullable Until maintenance) {
    return new FleetRow(
        pair.name(),
        Health.UNKNOWN,
        pair.tags(),
        pair.vip().toString(),
        Text.of("owner.unknown"),
        List.of(
            Direction.unknown(pair.first().name(), pair.second().name()),
            Direction.unknown(pair.second().name(), pair.first().name())),
        0,
        0,
        null,
        null,
        maintenance);
  }

  /** A pair as the newest look showed it. */
  static FleetRow of(
      Pair pair, PairStatus status, Health health, @Nullable Until maintenance, Instant now) {
    return new FleetRow(
        pair.name(),
        health,
        pair.tags(),
        pair.vip().toString(),
        Ownership.text(status.snapshot().vipPlacement()),
        Direction.both(status.snapshot()),
        count(status, Severity.CRITICAL),
        count(status, Severity.WARNING),
        worst(status),
        new Moment(status.snapshot().takenAt(), now),
        maintenance);
  }

  /** Whether it should call somebody: it is critical, and nobody is said to work on it. */
  boolean calls() {
    return health == Health.CRITICAL && maintenance == null;
  }

  /** Whether the words somebody searches for are in what the row is about. */
  boolean matches(String words) {
    return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
        .allMatch(word -> haystack().contains(word));
  }

  private String haystack() {
    return String.join(
            " ",
            name,
            vip,
            String.join(" ", tags),
            directions.getFirst().source(),
            directions.getFirst().replica(),
            worst == null ? "" : worst)
        .toLowerCase(Locale.ROOT);
  }

  private static long count(PairStatus status, Severity severity) {
    return status.problems().stream().filter(open -> open.problem().severity() == severity).count();
  }

  private static @Nullable String worst(PairStatus status) {
    return status.problems().stream()
        .map(OpenProblem::problem)
        .min(Comparator.comparing(problem -> problem.severity()))
        .map(problem -> problem.message())
        .orElse(null);
  }
}
