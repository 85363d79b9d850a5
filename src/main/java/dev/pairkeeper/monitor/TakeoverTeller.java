package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.TakenOver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Puts into the timeline when a node's scripts took the VIP over without a panel, also when that
 * was while no panel ran. Each is told once.
 */
@Component
final class TakeoverTeller implements LookListener {

  /** Events of one moment; more never come together. */
  private static final int EVENTS_AT_A_TIME = 100;

  private record Place(String pair, String node) {}

  private final EventLog log;
  private final EventSink sink;
  private final Map<Place, Instant> known = new ConcurrentHashMap<>();

  TakeoverTeller(EventLog log, EventSink sink) {
    this.log = log;
    this.sink = sink;
  }

  @Override
  public void looked(Look look) {
    for (NodeSnapshot node : look.now().snapshot().nodes()) {
      newest(look.pair(), node)
          .ifPresent(taken -> tell(new Place(look.pair(), node.name()), taken));
    }
  }

  private static Optional<TakenOver> newest(String pair, NodeSnapshot node) {
    return node.host().answer().map(HostSnapshot::takenOver).orElse(List.of()).stream()
        .filter(taken -> taken.pair().equals(pair))
        .findFirst();
  }

  private void tell(Place place, TakenOver taken) {
    Instant before = known.put(place, taken.at());
    if (!taken.at().equals(before) && !isTold(place, taken)) {
      String message =
          "%s took the VIP over and was open for writes %d ms later, as its scripts tell."
              .formatted(place.node(), taken.untilOpen().toMillis());
      sink.happened(
          place.pair(), taken.at(), new Change(EventLog.Kind.TAKEN_OVER, place.node(), message));
    }
  }

  private boolean isTold(Place place, TakenOver taken) {
    return log.before(place.pair(), taken.at().plusSeconds(1), EVENTS_AT_A_TIME).stream()
        .takeWhile(event -> !event.at().isBefore(taken.at()))
        .anyMatch(event ->
            event.kind() == EventLog.Kind.TAKEN_OVER
                && place.node().equals(event.node())
                && event.at().equals(taken.at()));
  }

  @Override
  public void renamed(String before, String now) {
    removed(before);
  }

  @Override
  public void removed(String pair) {
    known.keySet().removeIf(place -> place.pair().equals(pair));
  }
}
