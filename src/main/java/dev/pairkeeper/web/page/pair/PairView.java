package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.Offer;
import dev.pairkeeper.web.operation.Offers;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Text;
import dev.pairkeeper.web.page.operation.OperationRow;
import dev.pairkeeper.web.page.operation.ScheduleRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a pair shows.
 *
 * @param observed when the newest look ended, null before the first one did
 * @param eligibility whether the VIP could be given to another node now
 * @param maintenance null when it is in none
 * @param offers what can be done to it
 * @param operation the newest one, null when there was none
 * @param schedules those that are still to come
 * @param events newest first
 */
record PairView(
    Pair pair,
    Health health,
    Text headline,
    @Nullable Moment observed,
    PictureView picture,
    List<ProblemView> problems,
    EligibilityView eligibility,
    @Nullable MaintenanceView maintenance,
    List<DetailSection> details,
    List<Offer> offers,
    @Nullable OperationRow operation,
    List<ScheduleRow> schedules,
    List<EventView> events,
    Instant now) {

  /** A pair that nobody has looked at yet. */
  static PairView unseen(Pair pair, Surroundings besides, Instant now) {
    return new PairView(
        pair,
        Health.UNKNOWN,
        Text.of("headline.firstLook"),
        null,
        PictureView.unseen(pair),
        List.of(),
        EligibilityView.of(List.of(), besides.outlook()),
        besides.maintenance(),
        List.of(),
        Offers.of(pair, Optional.empty()),
        besides.operation(),
        besides.schedules(),
        views(besides.events(), now),
        now);
  }

  /** A pair as the newest look showed it. */
  static PairView of(
      Pair pair, PairStatus status, Health health, Surroundings besides, Instant now) {
    return new PairView(
        pair,
        health,
        Headline.of(status),
        new Moment(status.snapshot().takenAt(), now),
        PictureView.of(status.snapshot()),
        status.problems().stream()
            .map(open -> ProblemView.of(open, status.snapshot(), now))
            .sorted(Comparator.comparing(ProblemView::severity))
            .toList(),
        EligibilityView.of(TakeOver.ofOthersThanOwner(status), besides.outlook()),
        besides.maintenance(),
        NodeDetails.of(status.snapshot()),
        Offers.of(pair, Optional.of(status.snapshot())),
        besides.operation(),
        besides.schedules(),
        views(besides.events(), now),
        now);
  }

  /** Milliseconds since the epoch, by which a browser corrects its own clock. */
  public long nowMillis() {
    return now.toEpochMilli();
  }

  /** The time in UTC, by which people who plan for a time can tell theirs. */
  public String nowUtc() {
    return new Moment(now, now).utc();
  }

  private static List<EventView> views(List<EventLog.Event> events, Instant now) {
    return events.stream().map(event -> EventView.of(event, now)).toList();
  }
}
