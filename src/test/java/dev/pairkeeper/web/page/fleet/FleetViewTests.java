package dev.pairkeeper.web.page.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetViewTests {

  private static final Instant NOW = Instant.parse("2026-07-28T03:00:00Z");
  private static final FleetSearch ALL = new FleetSearch(null, null);

  @Test
  void worstComesFirstAndWhatCanNotBeSeenComesBeforeAWarning() {
    List<FleetRow> rows =
        List.of(
            row("a", Health.OK),
            row("b", Health.WARNING),
            row("c", Health.UNKNOWN),
            row("e", Health.CRITICAL),
            row("d", Health.CRITICAL));

    assertThat(FleetView.of(rows, ALL, NOW).rows())
        .extracting(FleetRow::name)
        .containsExactly("d", "e", "c", "b", "a");
  }

  @Test
  void searchNarrowsTheRowsButNotTheCounts() {
    List<FleetRow> rows = List.of(row("orders", Health.OK), row("billing", Health.CRITICAL));

    var view = FleetView.of(rows, new FleetSearch("ORD", null), NOW);

    assertThat(view.rows()).extracting(FleetRow::name).containsExactly("orders");
    assertThat(view.total()).isEqualTo(2);
    assertThat(view.counts().getFirst()).isEqualTo(new FleetView.HealthCount(Health.CRITICAL, 1));
  }

  @Test
  void everyWordMustBeSomewhereInNameVipTagsNodesOrProblem() {
    FleetRow row = row("orders", Health.WARNING);

    assertThat(row.matches("prod db2 10.0.51")).isTrue();
    assertThat(row.matches("behind")).isTrue();
    assertThat(row.matches("prod other")).isFalse();
  }

  @Test
  void pairWithoutALookIsUnknownInEveryRespect() {
    FleetRow row = FleetRow.unseen(pair("orders"), null);

    assertThat(row.health()).isEqualTo(Health.UNKNOWN);
    assertThat(row.owner().key()).isEqualTo("owner.unknown");
    assertThat(row.directions()).allMatch(direction -> direction.lag() == null);
    assertThat(row.observed()).isNull();
  }

  @Test
  void worstProblemIsTheOneToldInTheRow() {
    assertThat(row("orders", Health.WARNING).worst()).isEqualTo("db2 is far behind.");
  }

  private static FleetRow row(String name, Health health) {
    var sight =
        Sight.of(pair(name), NOW)
            .problem(ProblemCode.CONFIG_DRIFT, Severity.INFO, null, "A file differs.", "")
            .problem(
                ProblemCode.REPLICATION_LAGGING, Severity.WARNING, "db2", "db2 is far behind.", "");
    return FleetRow.of(pair(name), sight.status(), health, null, NOW);
  }

  private static Pair pair(String name) {
    return Pairs.pair(name, 51, "prod");
  }
}
