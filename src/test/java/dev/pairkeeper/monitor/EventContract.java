package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.EventLog.Event;
import dev.pairkeeper.monitor.EventLog.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What any database must do for events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventContract {

  private final HistoryDatabase database;
  private EventRecorder events;

  EventContract(HistoryDatabase database) {
    this.database = database;
    this.events = new EventRecorder(database.events());
  }

  @BeforeEach
  void forgetWhatOtherTestsStored() {
    database.clear();
    events = new EventRecorder(database.events());
  }

  @AfterAll
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
  void pagesHaveEveryEventOnceAndNeverPartALook() {
    for (int look = 0; look < 7; look++) {
      String[] messages = new String[look % 4 + 1];
      Arrays.setAll(messages, i -> "change " + i);
      happened(Seen.START.plusSeconds(look), messages);
    }
    List<Event> all = events.before("orders", null, 1000);
    assertThat(all).hasSize(16);
    assertThat(all).isSortedAccordingTo(Comparator.comparingLong(Event::id).reversed());

    for (int most = 1; most <= 17; most++) {
      List<Event> paged = new ArrayList<>();
      List<Event> page = events.before("orders", null, most);
      while (!page.isEmpty()) {
        assertThat(page.size()).isBetween(Math.min(most, 16 - paged.size()), most + 3);
        paged.addAll(page);
        page = events.before("orders", page.getLast().at(), most);
      }
      assertThat(paged).isEqualTo(all);
    }
  }

  @Test
  void eventsOfOnePairAreNotToldOfAnother() {
    happened(Seen.START, "one");
    events.changed("Orders", true, Seen.START);
    events.changed("orders2", true, Seen.START);

    assertThat(events.before("orders", null, 9)).extracting(Event::message).containsExactly("one");
  }

  @Test
  void messageIsNotCutWithinALetter() {
    happened(Seen.START, "x".repeat(1998) + "😀".repeat(9));

    assertThat(events.before("orders", null, 1).getFirst().message())
        .isEqualTo("x".repeat(1998) + "…");
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

  private void happened(Instant at, String... messages) {
    PairStatus status =
        new PairStatus(
            Seen.healthy("orders", at), new Assessment(Health.OK, List.of(), List.of()), List.of());
    List<Change> changes =
        Arrays.stream(messages).map(text -> new Change(Kind.VIP_MOVED, "db1", text)).toList();
    events.looked(new Look(null, status, Known.NOTHING, changes, Duration.ZERO));
  }
}
