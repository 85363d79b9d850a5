package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.Severity;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairMetersTests {

  private static final Instant AT = Seen.START;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PairMeters meters = new PairMeters(registry, () -> AT.plusSeconds(3));

  @Test
  void healthyPairIsShownUnderTheNamesOfTheContract() {
    meters.looked(look(Seen.healthy("orders", AT)));

    assertThat(registry.scrape().lines())
        .contains(
            "pairkeeper_vip_owner{node=\"db1\",pair=\"orders\"} 1.0",
            "pairkeeper_vip_owner{node=\"db2\",pair=\"orders\"} 0.0",
            "pairkeeper_node_writable{node=\"db1\",pair=\"orders\"} 1.0",
            "pairkeeper_node_writable{node=\"db2\",pair=\"orders\"} 0.0",
            "pairkeeper_node_up{node=\"db1\",pair=\"orders\",via=\"mysql\"} 1.0",
            "pairkeeper_node_up{node=\"db2\",pair=\"orders\",via=\"ssh\"} 1.0",
            "pairkeeper_replication_lag_seconds{channel=\"\",node=\"db2\",pair=\"orders\"} 0.0",
            "pairkeeper_replication_running{channel=\"\",node=\"db2\",pair=\"orders\",thread=\"io\"}"
                + " 1.0",
            "pairkeeper_replication_running{channel=\"\",node=\"db2\",pair=\"orders\",thread=\"sql\"}"
                + " 1.0",
            "pairkeeper_vrrp_state{node=\"db1\",pair=\"orders\",state=\"MASTER\"} 1.0",
            "pairkeeper_vrrp_state{node=\"db1\",pair=\"orders\",state=\"BACKUP\"} 0.0",
            "pairkeeper_pair_health{health=\"OK\",pair=\"orders\"} 1.0",
            "pairkeeper_pair_health{health=\"CRITICAL\",pair=\"orders\"} 0.0",
            "pairkeeper_problems{pair=\"orders\",severity=\"WARNING\"} 1.0",
            "pairkeeper_problems{pair=\"orders\",severity=\"CRITICAL\"} 0.0",
            "pairkeeper_vip_moves_total{pair=\"orders\"} 0.0",
            "pairkeeper_observation_age_seconds{pair=\"orders\"} 3.0",
            "pairkeeper_observation_seconds_count{outcome=\"complete\"} 1",
            "pairkeeper_observation_seconds_bucket{outcome=\"complete\",le=\"0.025\"} 1");
  }

  @Test
  void whatIsUnknownIsNotANumberAndNeverZero() {
    meters.looked(look(Seen.healthy("orders", AT)));
    meters.looked(look(Seen.look("orders", AT, Seen.healthyNode("db1", AT), away())));

    assertThat(registry.scrape().lines())
        .contains(
            "pairkeeper_vip_owner{node=\"db2\",pair=\"orders\"} NaN",
            "pairkeeper_node_writable{node=\"db2\",pair=\"orders\"} NaN",
            "pairkeeper_node_up{node=\"db2\",pair=\"orders\",via=\"mysql\"} 0.0",
            "pairkeeper_replication_lag_seconds{channel=\"\",node=\"db2\",pair=\"orders\"} NaN",
            "pairkeeper_replication_running{channel=\"\",node=\"db2\",pair=\"orders\",thread=\"io\"}"
                + " NaN",
            "pairkeeper_vrrp_state{node=\"db2\",pair=\"orders\",state=\"UNKNOWN\"} 1.0");
  }

  @Test
  void movesOfTheVipAreCounted() {
    Change moved = new Change(EventLog.Kind.VIP_MOVED, "db2", "moved");
    meters.looked(look(Seen.healthy("orders", AT), moved));
    meters.looked(look(Seen.healthy("orders", AT)));

    assertThat(registry.scrape()).contains("pairkeeper_vip_moves_total{pair=\"orders\"} 1.0");
  }

  @Test
  void metersGoWithTheirPairAndItsOldName() {
    meters.looked(look(Seen.healthy("orders", AT)));
    meters.looked(look(Seen.healthy("users", AT)));
    meters.renamed("orders", "shop");
    meters.removed("users");

    assertThat(registry.scrape()).doesNotContain("orders").doesNotContain("users");
  }

  @Test
  void channelThatWasRemovedIsShownNoMore() {
    meters.looked(look(Seen.healthy("orders", AT)));
    NodeSnapshot alone = Seen.node("db2", Seen.server(AT, true), Seen.host(AT, false));
    meters.looked(look(Seen.look("orders", AT, Seen.healthyNode("db1", AT), alone)));

    assertThat(registry.scrape().lines())
        .noneMatch(line -> line.startsWith("pairkeeper_replication") && line.contains("db2"));
  }

  private static NodeSnapshot away() {
    return Seen.node("db2", Seen.failed(Kind.TIMED_OUT, 1), Seen.failed(Kind.TIMED_OUT, 1));
  }

  private static Look look(PairSnapshot seen, Change... changes) {
    Problem problem =
        new Problem(ProblemCode.CONFIG_DRIFT, Severity.WARNING, null, "they differ", "");
    PairStatus status =
        new PairStatus(
            seen,
            new Assessment(Health.OK, List.of(problem), List.of()),
            List.of(new OpenProblem(problem, AT)));
    return new Look(null, status, Known.NOTHING, List.of(changes), Duration.ofMillis(20));
  }
}
