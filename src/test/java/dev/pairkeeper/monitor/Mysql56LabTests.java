package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.FilePositions;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Flavor;
import dev.pairkeeper.lab.NeedsMysql56;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pair of MySQL 5.6 that replicates by file and position, so that no server counts GTIDs. */
@OnLab(Flavor.MYSQL56)
@NeedsMysql56
class Mysql56LabTests extends ObservedLab {

  @Autowired
  Mysql56LabTests(PairRegistry registry, PairWatch watch) {
    super(registry, watch, Lab.of(Flavor.MYSQL56));
  }

  @BeforeEach
  void registerHealthyPair() {
    FilePositions.use(lab());
    register(spec());
    Awaitility.await("a healthy pair")
        .atMost(Duration.ofSeconds(20))
        .until(() -> status().filter(it -> it.assessment().health() == Health.OK).isPresent());
  }

  @AfterEach
  void remove() {
    removePair();
  }

  @Test
  void lagIsTheServersOwnFigureAndTransactionsAreUnknown() {
    assertThat(status().orElseThrow().problems()).isEmpty();
    assertThat(servers())
        .hasSize(2)
        .allSatisfy(server -> {
          assertThat(server.version().toString()).startsWith("5.6.");
          assertThat(server.executed()).isNull();
          assertThat(server.hidden()).isEmpty();
        });
    assertThat(channels())
        .hasSize(2)
        .allSatisfy(channel -> {
          assertThat(channel.running()).isTrue();
          assertThat(channel.autoPosition()).isFalse();
          assertThat(channel.retrieved()).isNull();
          assertThat(channel.appliedAll()).isTrue();
          assertThat(channel.lag())
              .isEqualTo(Lag.of(Duration.ZERO, Lag.Source.SECONDS_BEHIND_SOURCE));
        });
  }

  @Test
  void stoppedSqlThreadIsNoticed() {
    noticed(ProblemCode.REPLICATION_SQL_STOPPED, () -> lab().sql("db2", "STOP SLAVE SQL_THREAD"));
  }

  private List<MysqlSnapshot> servers() {
    return status().orElseThrow().snapshot().nodes().stream()
        .flatMap(node -> node.mysql().answer().stream())
        .toList();
  }

  private List<ReplicationChannel> channels() {
    return servers().stream().flatMap(server -> server.channels().stream()).toList();
  }
}
