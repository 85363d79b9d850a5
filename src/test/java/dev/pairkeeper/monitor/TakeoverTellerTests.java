package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ProbeFailure.Kind;
import dev.pairkeeper.topology.TakenOver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** db1 has the VIP and tells when its scripts took it. */
class TakeoverTellerTests {

  private static final Instant NIGHT = Seen.START.minusSeconds(3600);

  private final List<EventLog.Event> events = new ArrayList<>();
  private TakeoverTeller teller = started();

  private TakeoverTeller started() {
    return new TakeoverTeller(
        (pair, moment, most) -> events.reversed().stream().limit(most).toList(),
        (pair, at, change) ->
            events.add(
                new EventLog.Event(
                    events.size(), pair, at, change.kind(), change.node(), change.message())));
  }

  @Test
  void takeoverAtNightIsToldOnceWithItsTime() {
    looks(new TakenOver("orders", NIGHT, Duration.ofMillis(140)));
    looks(new TakenOver("orders", NIGHT, Duration.ofMillis(140)));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().at()).isEqualTo(NIGHT);
    assertThat(events.getFirst().kind()).isEqualTo(EventLog.Kind.TAKEN_OVER);
    assertThat(events.getFirst().message())
        .isEqualTo(
            "db1 took the VIP over and was open for writes 140 ms later, as its scripts tell.");
  }

  @Test
  void nextTakeoverIsToldToo() {
    looks(new TakenOver("orders", NIGHT, Duration.ofMillis(140)));
    looks(new TakenOver("orders", NIGHT.plusSeconds(60), Duration.ZERO));
    assertThat(events).extracting(EventLog.Event::at).containsExactly(NIGHT, NIGHT.plusSeconds(60));
  }

  @Test
  void panelThatWasStartedAnewDoesNotTellItAgain() {
    looks(new TakenOver("orders", NIGHT, Duration.ofMillis(140)));
    teller = started();
    looks(new TakenOver("orders", NIGHT, Duration.ofMillis(140)));
    assertThat(events).hasSize(1);
  }

  @Test
  void anotherPairOnTheHostDoesNotCount() {
    looks(new TakenOver("billing", NIGHT, Duration.ofMillis(140)));
    assertThat(events).isEmpty();
  }

  private void looks(TakenOver taken) {
    NodeSnapshot db1 =
        Seen.node("db1", Seen.server(Seen.START, true), Seen.takenOver(Seen.START, taken));
    NodeSnapshot db2 =
        Seen.node("db2", Seen.failed(Kind.TIMED_OUT, 2), Seen.failed(Kind.TIMED_OUT, 2));
    PairStatus status =
        new PairStatus(
            Seen.look("orders", Seen.START, db1, db2),
            new Assessment(Health.OK, List.of(), List.of()),
            List.of());
    teller.looked(new Look(null, status, Known.NOTHING, List.of(), Duration.ZERO));
  }
}
