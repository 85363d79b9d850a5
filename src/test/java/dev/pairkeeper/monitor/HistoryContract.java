package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.LagHistory.Series;
import dev.pairkeeper.topology.LagPoint;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.ThreadState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What any database must do for history. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistoryContract {

  private static final Instant START = Seen.START;

  private final HistoryDatabase database;
  private HistoryRecorder recorder;
  private StoredHistory history;

  HistoryContract(HistoryDatabase database) {
    this.database = database;
    this.recorder = new HistoryRecorder(database.chunks());
    this.history = new StoredHistory(recorder, database.chunks());
  }

  @BeforeEach
  void forgetWhatOtherTestsStored() {
    database.clear();
    restart();
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  @Test
  void lagsOfBothDirectionsAreKeptWithTheirGaps() {
    looked(START, Duration.ofMillis(1500));
    looked(START.plusSeconds(2), null);
    recorder.looked(look(START.plusSeconds(4), Seen.failed(Kind.TIMED_OUT, 1)));

    List<Series> series = series();

    assertThat(series).extracting(Series::node).containsExactly("db1", "db2");
    assertThat(series.getLast().points())
        .extracting(LagPoint::lagSeconds)
        .containsExactly(1.5, null, null);
  }

  @Test
  void historySurvivesARestartWhateverWasStoredBefore() {
    looked(START, Duration.ofSeconds(1));
    recorder.run();
    looked(START.plusSeconds(2), Duration.ofSeconds(2));
    recorder.runLastTime();
    restart();
    looked(START.plusSeconds(60), Duration.ofSeconds(3));

    assertThat(lagsOfDb2()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void pointsAreNotDoubledWhileTheyAreInMemoryAndStored() {
    for (int look = 0; look < 1000; look++) {
      looked(START.plusSeconds(2L * look), Duration.ofSeconds(1));
      if (look % 30 == 0) {
        recorder.run();
      }
    }

    assertThat(lagsOfDb2()).hasSize(1000);
  }

  @Test
  void historyFollowsAPairToItsNewNameAndGoesWithIt() {
    looked(START, Duration.ofSeconds(1));
    recorder.run();
    looked(START.plusSeconds(2), Duration.ofSeconds(2));
    recorder.renamed("orders", "shop");

    assertThat(history.series("shop", START, START.plusSeconds(9), 10)).hasSize(2);
    assertThat(series()).isEmpty();

    recorder.removed("shop");

    assertThat(history.series("shop", START, START.plusSeconds(9), 10)).isEmpty();
    assertThat(database.count("history_chunk")).isZero();
  }

  @Test
  void registryThatIsAwayCostsNothingThatFitsIntoMemory() {
    looked(START, Duration.ofSeconds(1));
    database.breakTable("history_chunk");
    recorder.run();
    looked(START.plusSeconds(900), Duration.ofSeconds(2));
    recorder.run();
    database.mendTable("history_chunk");
    recorder.run();
    restart();

    assertThat(lagsOfDb2()).containsExactly(1.0, 2.0);
  }

  @Test
  void oldHistoryIsThinnedToItsWorstMinutesAndThenForgotten() {
    for (int look = 0; look < 60; look++) {
      looked(START.plusSeconds(2L * look), Duration.ofSeconds(look));
    }
    recorder.run();
    restart();

    thinAt(START.plus(Duration.ofHours(25)));
    assertThat(lagsOfDb2()).hasSize(60);

    thinAt(START.plus(Duration.ofHours(31)));
    assertThat(lagsOfDb2()).containsExactly(29.0, 59.0);
    assertThat(states().getFirst().spans()).hasSize(1);

    thinAt(START.plus(Duration.ofDays(31)));
    assertThat(series()).isEmpty();
  }

  @Test
  void clockThatWasSetBackLosesNothingAndTurnsNoTimeAround() {
    for (int seconds : List.of(0, 10, 20, 5, 15, 25)) {
      looked(START.plusSeconds(seconds), Duration.ofSeconds(seconds));
    }
    assertThat(lagsOfDb2()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0);
    recorder.run();
    restart();
    assertThat(lagsOfDb2()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0);

    thinAt(START.plus(Duration.ofHours(31)));
    assertThat(lagsOfDb2()).containsExactly(25.0);
  }

  @Test
  void chunkIsAsLargeAsItMayBeAndComesBackWhole() {
    Random random = new Random(7);
    List<Double> lags = new ArrayList<>();
    for (int look = 0; look < Chunk.LARGEST; look++) {
      Duration lag = Duration.ofMillis(random.nextInt(Integer.MAX_VALUE));
      lags.add(lag.toMillis() / 1000.0);
      looked(START.plusMillis(200L * look), lag);
    }
    recorder.run();
    restart();

    assertThat(lagsOfDb2()).isEqualTo(lags);
  }

  @Test
  void channelsAreToldApartByEachLetter() {
    for (int round = 0; round < 2; round++) {
      var upper = Seen.channel("Left", ThreadState.YES, true, Duration.ofSeconds(1));
      var lower = Seen.channel("left", ThreadState.YES, true, Duration.ofSeconds(2));
      var umlaut = Seen.channel("l\u00e9ft", ThreadState.YES, true, Duration.ofSeconds(3));
      Instant at = START.plusSeconds(round);
      recorder.looked(look(at, Seen.server(at, true, upper, lower, umlaut)));
      recorder.run();
    }
    restart();

    assertThat(series())
        .filteredOn(series -> series.node().equals("db2"))
        .extracting(Series::channel)
        .containsExactly("Left", "left", "l\u00e9ft");
  }

  @Test
  void statesAreToldAsSpans() {
    looked(START, Duration.ZERO);
    looked(START.plusSeconds(2), Duration.ZERO);
    recorder.looked(look(START.plusSeconds(4), Seen.failed(Kind.REFUSED, 1)));

    List<StateHistory.Span> spans = states().getLast().spans();

    assertThat(spans).hasSize(2);
    assertThat(spans.getFirst().to()).isEqualTo(START.plusSeconds(2));
    assertThat(spans.getFirst().state().mysqlAnswered()).isTrue();
    assertThat(spans.getLast().state().writable()).isNull();
  }

  private void looked(Instant at, @org.jspecify.annotations.Nullable Duration lag) {
    recorder.looked(look(at, Seen.server(at, true, Seen.channel(lag))));
  }

  private static Look look(
      Instant at, dev.pairkeeper.topology.Probe<dev.pairkeeper.topology.MysqlSnapshot> server) {
    NodeSnapshot standby = Seen.node("db2", server, Seen.host(at, false));
    PairSnapshot seen = Seen.look("orders", at, Seen.healthyNode("db1", at), standby);
    PairStatus status =
        new PairStatus(seen, new Assessment(Health.OK, List.of(), List.of()), List.of());
    return new Look(null, status, Known.NOTHING, List.of(), Duration.ZERO);
  }

  private void restart() {
    recorder = new HistoryRecorder(database.chunks());
    history = new StoredHistory(recorder, database.chunks());
  }

  private void thinAt(Instant now) {
    HistorySettings settings =
        new HistorySettings(Duration.ofHours(24), Duration.ofDays(30), Duration.ofDays(90));
    new HistoryThinning(database.chunks(), database.events(), settings, () -> now).run();
  }

  private List<Double> lagsOfDb2() {
    return series().getLast().points().stream().map(LagPoint::lagSeconds).toList();
  }

  private List<Series> series() {
    return history.series("orders", START, START.plus(Duration.ofDays(1)), 10_000);
  }

  private List<StateHistory.States> states() {
    return history.states("orders", START, START.plus(Duration.ofDays(1)));
  }
}
