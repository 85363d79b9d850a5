package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.EventLog.Event;
import dev.pairkeeper.monitor.EventLog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventRecorderTests {

  private final HistoryDatabase database = new HistoryDatabase();
  private final EventRecorder events = new EventRecorder(database.events());

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void eventsAreToldNewestFirstAndPageByTime() {
    events.changed("orders", true, Seen.START);
    happened(Seen.START.plusSeconds(1), "one");
    happened(Seen.START.plusSeconds(2), "two");

    List<Event> newest = events.before("orders", null, 2);

    assertThat(newest).extracting(Event::message).containsExactly("two", "one");
    assertThat(events.before("orders", newest.getLast().at(), 9))
        .extracting(Event::kind)
        .containsExactly(Kind.PAIR_REGISTERED);
  }

  @Test
  void hostileMessageIsStoredVerbatimAndALongOneIsCut() {
    String hostile = "db1' \"; DROP TABLE pair; -- 😀 \n $(x)";
    happened(Seen.START, hostile);
    happened(Seen.START.plusSeconds(1), "x".repeat(5000));

    assertThat(events.before("orders", null, 2))
        .extracting(Event::message)
        .satisfiesExactly(
            cut -> assertThat(cut).hasSize(2000).endsWith("…"),
            verbatim -> assertThat(verbatim).isEqualTo(hostile));
  }

  @Test
  void eventsFollowARenamedPairAndGoWithARemovedOne() {
    happened(Seen.START, "one");
    events.renamed("orders", "shop");
    assertThat(events.before("shop", null, 9)).hasSize(1);
    assertThat(events.before("orders", null, 9)).isEmpty();

    events.removed("shop");
    events.changed("shop", true, Seen.START.plusSeconds(9));

    assertThat(events.before("shop", null, 9))
        .extracting(Event::kind)
        .containsExactly(Kind.PAIR_REGISTERED);
  }

  @Test
  void eventsWaitWhileTheRegistryIsAway() {
    database.breakTable("pair_event");
    happened(Seen.START, "one");
    events.run();
    happened(Seen.START.plusSeconds(1), "two");
    events.run();
    database.mendTable("pair_event");
    events.run();

    assertThat(events.before("orders", null, 9))
        .extracting(Event::message)
        .containsExactly("two", "one");
  }

  private void happened(Instant at, String message) {
    PairStatus status =
        new PairStatus(
            Seen.healthy("orders", at), new Assessment(Health.OK, List.of(), List.of()), List.of());
    Change change = new Change(Kind.VIP_MOVED, "db1", message);
    events.looked(new Look(null, status, Known.NOTHING, List.of(change), Duration.ZERO));
  }
}
