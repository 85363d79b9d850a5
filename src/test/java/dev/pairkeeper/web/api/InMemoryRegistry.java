package dev.pairkeeper.web.api;

import dev.pairkeeper.registry.PairChanged;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairRemoved;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Keeps pairs in a map; checks only that there is a name and that there are two nodes. */
final class InMemoryRegistry implements PairRegistry {

  private final ApplicationEventPublisher events;
  private final Map<String, RegisteredPair> pairs = new TreeMap<>();
  private @Nullable RuntimeException broken;

  InMemoryRegistry(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** From now on every call fails so; null to heal. */
  void breakWith(@Nullable RuntimeException failure) {
    broken = failure;
  }

  void clear() {
    pairs.clear();
    broken = null;
  }

  @Override
  public List<RegisteredPair> all() {
    check();
    return List.copyOf(pairs.values());
  }

  @Override
  public Optional<RegisteredPair> find(String name) {
    check();
    return Optional.ofNullable(pairs.get(name));
  }

  @Override
  public RegistrationResult register(PairSpec spec) {
    check();
    if (spec.name() == null || spec.nodes() == null || spec.nodes().size() != 2) {
      return new RegistrationResult.Rejected(
          List.of(
              new Violation("name", "is needed."), new Violation("nodes", "must be two nodes.")));
    }
    return store(spec.name(), spec, 0);
  }

  @Override
  public RegistrationResult change(String name, PairSpec spec, @Nullable Long version) {
    check();
    RegisteredPair current = pairs.get(name);
    if (current == null) {
      return new RegistrationResult.Missing(name);
    }
    if (version != null && version != current.version()) {
      return new RegistrationResult.Conflict(current);
    }
    pairs.remove(name);
    return store(name, spec, current.version() + 1);
  }

  @Override
  public boolean remove(String name) {
    check();
    boolean removed = pairs.remove(name) != null;
    if (removed) {
      events.publishEvent(new PairRemoved(name));
    }
    return removed;
  }

  @Override
  public Optional<PairAccess> access(String name) {
    return Optional.empty();
  }

  @Override
  public void pinHostKey(String pair, String node, String hostKey) {}

  private void check() {
    if (broken != null) {
      throw broken;
    }
  }

  private RegistrationResult store(String previousName, PairSpec spec, long version) {
    Pair pair = pair(spec);
    RegisteredPair stored =
        new RegisteredPair(pair, version, secrets(spec), Instant.parse("2026-01-31T12:00:00Z"));
    pairs.put(pair.name(), stored);
    events.publishEvent(new PairChanged(pair.name(), previousName));
    return new RegistrationResult.Stored(stored, List.of("only checked a little"));
  }

  private static Map<String, Boolean> secrets(PairSpec spec) {
    return Map.of(
        "replicationPassword", spec.replicationPassword() != null,
        "nodes[0].mysql.password", true,
        "nodes[1].ssh.privateKey", true);
  }

  private static Pair pair(PairSpec spec) {
    List<PairSpec.NodeSpec> nodes = Objects.requireNonNull(spec.nodes());
    return new Pair(
        Objects.requireNonNull(spec.name()),
        VirtualAddress.parse("172.30.0.100/24"),
        Objects.requireNonNullElse(spec.virtualRouterId(), 51),
        3,
        Duration.ofMillis(500),
        Objects.requireNonNullElse(spec.preemptMode(), PreemptMode.NOPREEMPT),
        true,
        WritePolicy.SINGLE_WRITER,
        Duration.ofSeconds(Objects.requireNonNullElse(spec.maxLagSeconds(), 30)),
        spec.replicationUser(),
        new TreeSet<>(Objects.requireNonNullElse(spec.tags(), List.of())),
        node(nodes.get(0), "db1", 250),
        node(nodes.get(1), "db2", 240));
  }

  private static Node node(PairSpec.NodeSpec spec, String name, int priority) {
    String mysqlUser = spec.mysql() == null ? null : spec.mysql().user();
    return new Node(
        Objects.requireNonNullElse(spec.name(), name),
        Objects.requireNonNullElse(spec.host(), "172.30.0.11"),
        Objects.requireNonNullElse(spec.networkInterface(), "eth0"),
        new Priority(priority),
        true,
        new MysqlEndpoint(
            3306, Objects.requireNonNullElse(mysqlUser, "pairkeeper"), null, null, null),
        new SshEndpoint(22, "root", false, null));
  }
}
