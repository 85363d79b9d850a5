package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.PairObserved;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistryUnavailableException;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.web.api.Audience.Seat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes each look on to the clients that watch. Never waits for a client: it only puts into their
 * mailboxes, so that the monitor, in whose thread this runs, is not held up.
 */
@Component
class PairStreams {

  private static final Logger log = LoggerFactory.getLogger(PairStreams.class);

  private static final Duration UNCHANGED_AT_MOST_EVERY = Duration.ofSeconds(5);
  private static final Duration TICK_TOLERANCE = Duration.ofMillis(200);

  private final PairRegistry registry;
  private final PairWatch watch;
  private final PairSummaries summaries;
  private final JsonMapper json;
  private final Audience fleet = new Audience();
  private final Audience single = new Audience();
  private final Map<String, PairSummary> lastTold = new ConcurrentHashMap<>();

  PairStreams(PairRegistry registry, PairWatch watch, PairSummaries summaries, JsonMapper json) {
    this.registry = registry;
    this.watch = watch;
    this.summaries = summaries;
    this.json = json;
  }

  /** Watches all pairs; begins with every pair as it is. */
  Seat joinFleet() {
    Seat seat = fleet.join(pair -> true);
    try {
      for (PairSummary summary : summaries.all()) {
        seat.mailbox().putIfNoneWaits(summary.name(), frame("pair", () -> summary));
      }
      return seat;
    } catch (RuntimeException failure) {
      seat.close();
      throw failure;
    }
  }

  /** Watches one pair; begins with it as it is. */
  Seat joinPair(String name) {
    Pair pair =
        registry.find(name).map(RegisteredPair::pair).orElseThrow(() -> Problems.unknownPair(name));
    Seat seat = single.join(name::equals);
    Optional<PairStatus> newest = watch.latest(name);
    seat.mailbox()
        .putIfNoneWaits(
            name,
            frame(
                "state",
                () -> newest.map(PairStateResponse::of).orElse(PairStateResponse.unseen(pair))));
    return seat;
  }

  /** A look that ended after its pair was removed is not told. */
  @EventListener
  void observed(PairObserved look) {
    PairStatus status = look.status();
    String name = status.snapshot().pair().name();
    if (watch.latest(name).isEmpty()) {
      return;
    }
    StreamFrame state = frame("state", () -> PairStateResponse.of(status));
    single.tell(name, mailbox -> mailbox.put(name, state));
    tellFleet(summaries.of(status));
  }

  @EventListener
  void changed(PairChanged change) {
    if (!change.previousName().equals(change.name())) {
      goodbye(change.previousName());
    }
    try {
      registry
          .find(change.name())
          .map(found -> summaries.of(found.pair()))
          .ifPresent(this::tellFleetAtOnce);
    } catch (RegistryUnavailableException away) {
      log.info("The change of {} is told with its next look: {}", change.name(), away.getMessage());
    }
  }

  @EventListener
  void removed(PairRemoved removal) {
    goodbye(removal.name());
  }

  @EventListener(ContextClosedEvent.class)
  void shutDown() {
    fleet.close();
    single.close();
  }

  int clients() {
    return fleet.size() + single.size();
  }

  private void tellFleet(PairSummary summary) {
    PairSummary last = lastTold.get(summary.name());
    if (last == null || !last.saysTheSameAs(summary) || due(last, summary)) {
      tellFleetAtOnce(summary);
    }
  }

  private void tellFleetAtOnce(PairSummary summary) {
    lastTold.put(summary.name(), summary);
    StreamFrame frame = frame("pair", () -> summary);
    fleet.tell(summary.name(), mailbox -> mailbox.put(summary.name(), frame));
  }

  private void goodbye(String name) {
    lastTold.remove(name);
    StreamFrame frame = frame("removed", () -> new Removed(name));
    fleet.tell(name, mailbox -> mailbox.put(name, frame));
    single.tell(
        name,
        mailbox -> {
          mailbox.put(name, frame);
          mailbox.close();
        });
  }

  private StreamFrame frame(String event, Supplier<?> data) {
    return new StreamFrame(event, data, json);
  }

  private static boolean due(PairSummary last, PairSummary next) {
    Instant before = last.observedAt();
    Instant now = next.observedAt();
    return before == null
        || now == null
        || !before.plus(UNCHANGED_AT_MOST_EVERY).minus(TICK_TOLERANCE).isAfter(now);
  }

  /** A pair that is gone, by its name. */
  record Removed(String name) {}
}
