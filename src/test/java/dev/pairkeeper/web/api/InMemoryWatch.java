package dev.pairkeeper.web.api;

import dev.pairkeeper.monitor.Acceptance;
import dev.pairkeeper.monitor.ConfigurationWatch;
import dev.pairkeeper.monitor.EventLog;
import dev.pairkeeper.monitor.LagHistory;
import dev.pairkeeper.monitor.PairObserved;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Looks, lags and events as a test puts them. */
final class InMemoryWatch implements PairWatch, LagHistory, EventLog, ConfigurationWatch {

  private final ApplicationEventPublisher publisher;
  private final Map<String, PairStatus> looks = new ConcurrentSkipListMap<>();
  final List<Event> events = new ArrayList<>();
  final List<Series> lags = new ArrayList<>();
  String lastLagCall = "";
  final Map<String, NodeConfiguration> configurations = new ConcurrentSkipListMap<>();
  final Map<String, ConfigurationBase> bases = new ConcurrentSkipListMap<>();
  final List<String> accepted = new ArrayList<>();
  Acceptance acceptance = new Acceptance.Accepted();
  @Nullable RuntimeException broken;

  InMemoryWatch(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  void look(PairStatus status) {
    looks.put(status.snapshot().pair().name(), status);
    publisher.publishEvent(new PairObserved(status));
  }

  void clear() {
    looks.clear();
    events.clear();
    lags.clear();
    configurations.clear();
    bases.clear();
    accepted.clear();
    acceptance = new Acceptance.Accepted();
    broken = null;
  }

  @Override
  public Optional<PairStatus> latest(String pair) {
    if (broken != null) {
      throw broken;
    }
    return Optional.ofNullable(looks.get(pair));
  }

  @Override
  public List<PairStatus> all() {
    return List.copyOf(looks.values());
  }

  @Override
  public Optional<PairStatus> observeAfresh(String pair) {
    return observeNow(pair);
  }

  @Override
  public Optional<PairStatus> observeNow(String pair) {
    return latest(pair);
  }

  @Override
  public List<Series> series(String pair, Instant from, Instant to, int points) {
    lastLagCall = "%s %s %d".formatted(from, to, points);
    return List.copyOf(lags);
  }

  @Override
  public List<Event> before(String pair, @Nullable Instant moment, int most) {
    return events.stream().limit(most).toList();
  }

  @Override
  public Optional<NodeConfiguration> configuration(String pair, String node) {
    return Optional.ofNullable(configurations.get(node));
  }

  @Override
  public Optional<ConfigurationBase> base(String pair, String node) {
    return Optional.ofNullable(bases.get(node));
  }

  @Override
  public Acceptance accept(String pair, Map<String, Map<String, String>> grounds, String by) {
    accepted.add("%s %s by %s".formatted(pair, new TreeMap<>(grounds), by));
    return acceptance;
  }

  @Override
  public void forgetMoves(String pair) {}
}
