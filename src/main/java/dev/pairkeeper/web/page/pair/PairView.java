package dev.pairkeeper.web.page.pair;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.operation.Offer;
import dev.pairkeeper.web.operation.Offers;
import dev.pairkeeper.web.page.Moment;
import dev.pairkeeper.web.page.Text;
import dev.pairkeeper.web.page.operation.OperationRow;
import dev.pairkeeper.web.page.operation.ScheduleRow;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a pair shows.
 *
 * @param fenced names of the nodes that have a fence command
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
    Set<String> fenced,
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
  static PairView unseen(RegisteredPair registered, Surroundings besides, Instant now) {
    Pair pair = registered.pair();
    return new PairView(
        pair,
        fenced(registered),
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
      RegisteredPair registered,
      PairStatus status,
      Health health,
      Surroundings besides,
      Instant now) {
    Pair pair = registered.pair();
    return new PairView(
        pair,
        fenced(registered),
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

  /** Addresses of the witnesses that are registered. */
  public List<String> witnesses() {
    return pair.witnesses().stream().map(InetAddress::getHostAddress).toList();
  }

  private static Set<String> fenced(RegisteredPair registered) {
    List<Node> nodes = registered.pair().nodes();
    return IntStream.range(0, nodes.size())
        .filter(
            i -> registered.secretsSet().getOrDefault("nodes[%d].fenceCommand".formatted(i), false))
        .mapToObj(i -> nodes.get(i).name())
        .collect(Collectors.toSet());
  }

  private static List<EventView> views(List<EventLog.Event> events, Instant now) {
    return events.stream().map(event -> EventView.of(event, now)).toList();
  }
}
