package dev.pairkeeper.web.doubles;

import dev.pairkeeper.monitor.Acceptance;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.monitor.PairObserved;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.LagPoint;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;

/** A monitor that has seen what a test told it. */
public final class InMemoryMonitor implements PairWatch, LagHistory, EventLog, ConfigurationWatch {

  private final Map<String, PairStatus> latest = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Map<String, NodeConfiguration> files = new ConcurrentHashMap<>();
  private final Map<String, ConfigurationBase> bases = new ConcurrentHashMap<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private volatile Acceptance acceptance = new Acceptance.Accepted();
  private final AtomicInteger looks = new AtomicInteger();
  private final ApplicationEventPublisher publisher;

  public InMemoryMonitor(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  public void saw(PairStatus status) {
    latest.put(status.snapshot().pair().name(), status);
    publisher.publishEvent(new PairObserved(status));
  }

  public void happened(String pair, Instant at, Kind kind, String node, String message) {
    events.add(new Event(events.size() + 1L, pair, at, kind, node, message));
  }

  public void read(String pair, String node, NodeConfiguration actual) {
    files.put(pair + "/" + node, actual);
  }

  public void wants(String pair, String node, ConfigurationBase wanted) {
    bases.put(pair + "/" + node, wanted);
  }

  /** What it answers to whoever accepts files. */
  public void answers(Acceptance answer) {
    acceptance = answer;
  }

  /** What was accepted, one line each. */
  public List<String> accepted() {
    return List.copyOf(accepted);
  }

  public void clear() {
    latest.clear();
    events.clear();
    files.clear();
    bases.clear();
    accepted.clear();
    acceptance = new Acceptance.Accepted();
  }

  public int looks() {
    return looks.get();
  }

  @Override
  public Optional<PairStatus> latest(String pair) {
    return Optional.ofNullable(latest.get(pair));
  }

  @Override
  public List<PairStatus> all() {
    return List.copyOf(latest.values());
  }

  @Override
  public Optional<PairStatus> observeAfresh(String pair) {
    return observeNow(pair);
  }

  @Override
  public Optional<PairStatus> observeNow(String pair) {
    looks.incrementAndGet();
    return latest(pair);
  }

  @Override
  public List<Event> before(String pair, Instant moment, int most) {
    return events.stream()
        .filter(event -> event.pair().equals(pair))
        .filter(event -> moment == null || event.at().isBefore(moment))
        .sorted((one, other) -> other.at().compareTo(one.at()))
        .limit(most)
        .toList();
  }

  @Override
  public Optional<NodeConfiguration> configuration(String pair, String node) {
    return Optional.ofNullable(files.get(pair + "/" + node));
  }

  @Override
  public Optional<ConfigurationBase> base(String pair, String node) {
    return Optional.ofNullable(bases.get(pair + "/" + node));
  }

  @Override
  public Acceptance accept(String pair, Map<String, Map<String, String>> grounds, String by) {
    accepted.add("%s %s by %s".formatted(pair, grounds, by));
    return acceptance;
  }

  /** Waves with a gap, so that a chart has something to show. */
  @Override
  public List<Series> series(String pair, Instant from, Instant to, int points) {
    return List.of(wave("db1", from, to, points, 0.02), wave("db2", from, to, points, 0.4));
  }

  private static Series wave(String node, Instant from, Instant to, int points, double height) {
    Duration step = Duration.between(from, to).dividedBy(points);
    List<LagPoint> wave = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      boolean unknown = i > points * 0.6 && i < points * 0.66;
      double burst = i > points * 0.3 && i < points * 0.36 ? 6 * height : 0;
      double lag = height * (1.2 + Math.sin(i / 17.0) + 0.2 * Math.sin(i * 1.7)) + burst;
      wave.add(new LagPoint(from.plus(step.multipliedBy(i)), unknown ? null : lag));
    }
    return new Series(node, "", wave);
  }

  @Override
  public void forgetMoves(String pair) {}
}
