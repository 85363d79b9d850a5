package dev.pairkeeper.web.doubles;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.PairSpec.MysqlSpec;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.registry.PairSpec.SshSpec;
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
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps pairs in memory and checks just enough for tests of pages to have errors to show. */
public final class InMemoryRegistry implements PairRegistry {

  private final SortedMap<String, RegisteredPair> pairs = new ConcurrentSkipListMap<>();

  /** What the last accepted spec was, secrets and all. */
  private volatile PairSpec lastStored;

  public void put(Pair pair) {
    store(pair, 1);
  }

  public void clear() {
    pairs.clear();
  }

  public PairSpec lastStored() {
    return lastStored;
  }

  @Override
  public List<RegisteredPair> all() {
    return List.copyOf(pairs.values());
  }

  @Override
  public Optional<RegisteredPair> find(String name) {
    return Optional.ofNullable(pairs.get(name));
  }

  @Override
  public RegistrationResult register(PairSpec spec) {
    List<Violation> violations = check(spec);
    return violations.isEmpty() ? stored(spec, 1) : new RegistrationResult.Rejected(violations);
  }

  @Override
  public RegistrationResult change(String name, PairSpec spec, Long version) {
    RegisteredPair current = pairs.get(name);
    if (current == null) {
      return new RegistrationResult.Missing(name);
    }
    if (version != null && version != current.version()) {
      return new RegistrationResult.Conflict(current);
    }
    List<Violation> violations = check(spec);
    if (!violations.isEmpty()) {
      return new RegistrationResult.Rejected(violations);
    }
    pairs.remove(name);
    return stored(spec, current.version() + 1);
  }

  @Override
  public boolean setPreemptMode(String name, PreemptMode mode) {
    throw new UnsupportedOperationException("no operation runs here");
  }

  @Override
  public boolean remove(String name) {
    return pairs.remove(name) != null;
  }

  @Override
  public Optional<PairAccess> access(String name) {
    return Optional.empty();
  }

  @Override
  public void pinHostKey(String pair, Node node, String hostKey) {}

  private RegistrationResult stored(PairSpec spec, long version) {
    lastStored = spec;
    RegisteredPair stored = store(pair(spec), version);
    return new RegistrationResult.Stored(stored, List.of("The VRID may be in use elsewhere."));
  }

  private RegisteredPair store(Pair pair, long version) {
    var stored =
        new RegisteredPair(
            pair,
            version,
            Map.of(
                "nodes[0].mysql.password", true,
                "nodes[0].ssh.password", false,
                "nodes[0].fenceCommand", true),
            Instant.now());
    pairs.put(pair.name(), stored);
    return stored;
  }

  private static List<Violation> check(PairSpec spec) {
    List<Violation> violations = new ArrayList<>();
    if (spec.name() == null || !spec.name().matches("[a-z0-9-]+")) {
      violations.add(new Violation("name", "Must be lower-case letters, digits and hyphens."));
    }
    if (spec.vip() == null || !spec.vip().contains("/")) {
      violations.add(new Violation("vip", "Must be an address with a prefix."));
    }
    for (int i = 0; i < 2; i++) {
      NodeSpec node = spec.nodes().get(i);
      String at = "nodes[" + i + "].";
      if (node.host() == null) {
        violations.add(new Violation(at + "host", "Must be given."));
      }
      if (node.ssh().port() == null || node.ssh().port() > 65_535) {
        violations.add(new Violation(at + "ssh.port", "Must be between 1 and 65535."));
      }
    }
    if (violations.isEmpty() && spec.nodes().get(0).host().equals(spec.nodes().get(1).host())) {
      violations.add(new Violation("nodes", "The two nodes must have different hosts."));
    }
    return violations;
  }

  private static Pair pair(PairSpec spec) {
    return new Pair(
        spec.name(),
        VirtualAddress.parse(spec.vip()),
        spec.virtualRouterId() == null ? 51 : spec.virtualRouterId(),
        spec.vrrpVersion(),
        Duration.ofMillis(spec.advertIntervalSeconds().movePointRight(3).longValue()),
        spec.preemptMode(),
        spec.unicast(),
        spec.writePolicy(),
        Duration.ofSeconds(spec.maxLagSeconds()),
        spec.replicationUser(),
        new TreeSet<>(spec.tags()),
        node(spec.nodes().get(0)),
        node(spec.nodes().get(1)),
        spec.witnesses().stream().map(InetAddress::ofLiteral).toList());
  }

  private static Node node(NodeSpec spec) {
    MysqlSpec mysql = spec.mysql();
    SshSpec ssh = spec.ssh();
    return new Node(
        spec.name(),
        spec.host(),
        spec.networkInterface(),
        new Priority(spec.priority()),
        spec.mayOwn(),
        new MysqlEndpoint(
            mysql.port(), mysql.user(), mysql.socket(), mysql.configFile(), mysql.serviceName()),
        new SshEndpoint(ssh.port(), ssh.user(), ssh.sudo(), ssh.hostKey()));
  }
}
