package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.ConfigurationBase;
import dev.pairkeeper.registry.ConfigurationBases;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is wanted, in memory. */
final class FakeBases implements ConfigurationBases {

  private final Map<Key, ConfigurationBase> bases = new ConcurrentHashMap<>();
  private final AtomicInteger fetched = new AtomicInteger();

  private record Key(String pair, String node, String place) {}

  /** How often somebody asked for what is wanted. */
  int fetched() {
    return fetched.get();
  }

  @Override
  public List<Taken> taken() {
    return bases.entrySet().stream()
        .map(e -> new Taken(e.getKey().pair(), e.getKey().node(), e.getValue().takenAt()))
        .toList();
  }

  @Override
  public Optional<ConfigurationBase> find(String pair, Node node) {
    fetched.incrementAndGet();
    return Optional.ofNullable(bases.get(key(pair, node)));
  }

  @Override
  public Optional<ConfigurationBase> adopt(
      String pair, Node node, NodeConfiguration found, Instant at) {
    return Optional.of(
        bases.computeIfAbsent(key(pair, node), _ -> new ConfigurationBase(found, at, null, null)));
  }

  @Override
  public Optional<ConfigurationBase> accept(
      String pair, Node node, NodeConfiguration accepted, Instant at, String by) {
    ConfigurationBase base = new ConfigurationBase(accepted, at, by, null);
    bases.put(key(pair, node), base);
    return Optional.of(base);
  }

  @Override
  public void drifting(String pair, Node node, @Nullable Instant since) {
    bases.computeIfPresent(key(pair, node), (_, base) -> base.drifting(since));
  }

  private static Key key(String pair, Node node) {
    return new Key(pair, node.name(), "%s:%d".formatted(node.host(), node.ssh().port()));
  }
}
