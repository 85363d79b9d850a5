package dev.pairkeeper.monitor;

import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.SshEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A registry in memory that can be away, which the real one can't be on demand. */
final class FakeRegistry implements PairRegistry {

  private final Map<String, PairAccess> pairs = new ConcurrentHashMap<>();
  private final List<String> pinned = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  void put(String name) {
    pairs.put(name, Seen.access(name));
  }

  void putWithPassword(String name, String node, String password) {
    PairAccess now = Objects.requireNonNull(pairs.get(name));
    NodeAccess changed = Seen.access(node(now, node).node(), password);
    pairs.put(name, with(now, changed));
  }

  void putOn(String name, String host) {
    PairAccess access = Seen.access(name);
    pairs.put(
        name, with(with(access, onHost(access.first(), host)), onHost(access.second(), host)));
  }

  void away(boolean isAway) {
    away = isAway;
  }

  List<String> pinned() {
    return pinned.stream().sorted().toList();
  }

  @Override
  public List<RegisteredPair> all() {
    return pairs.values().stream()
        .map(access -> new RegisteredPair(access.pair(), 1, Map.of(), Seen.START))
        .toList();
  }

  @Override
  public Optional<PairAccess> access(String name) {
    if (away) {
      throw new IllegalStateException("the registry is away");
    }
    return Optional.ofNullable(pairs.get(name));
  }

  @Override
  public void pinHostKey(String pair, Node seen, String hostKey) {
    String node = seen.name();
    NodeAccess access = node(Objects.requireNonNull(pairs.get(pair)), node);
    SshEndpoint ssh = access.node().ssh();
    Node known = access.node();
    Node withKey =
        new Node(
            known.name(),
            known.host(),
            known.networkInterface(),
            known.priority(),
            known.mayOwn(),
            known.mysql(),
            new SshEndpoint(ssh.port(), ssh.user(), ssh.sudo(), hostKey));
    NodeAccess now = Seen.access(withKey, access.mysqlPassword().reveal());
    pairs.computeIfPresent(pair, (_, before) -> with(before, now));
    pinned.add(node + " " + hostKey);
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
  public Optional<RegisteredPair> find(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RegistrationResult register(PairSpec spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RegistrationResult change(String name, PairSpec spec, @Nullable Long version) {
    throw new UnsupportedOperationException();
  }

  private static NodeAccess onHost(NodeAccess access, String host) {
    Node node = access.node();
    return Seen.access(
        new Node(
            node.name(),
            host,
            node.networkInterface(),
            node.priority(),
            node.mayOwn(),
            node.mysql(),
            node.ssh()),
        "secret");
  }

  private static NodeAccess node(PairAccess pair, String name) {
    return pair.first().node().name().equals(name) ? pair.first() : pair.second();
  }

  private static PairAccess with(PairAccess before, NodeAccess changed) {
    boolean isFirst = before.first().node().name().equals(changed.node().name());
    NodeAccess first = isFirst ? changed : before.first();
    NodeAccess second = isFirst ? before.second() : changed;
    Pair pair = before.pair();
    return new PairAccess(
        new Pair(
            pair.name(),
            pair.vip(),
            pair.virtualRouterId(),
            pair.vrrpVersion(),
            pair.advertInterval(),
            pair.preemptMode(),
            pair.unicast(),
            pair.writePolicy(),
            pair.maxLag(),
            pair.replicationUser(),
            pair.tags(),
            first.node(),
            second.node(),
            pair.witnesses()),
        first,
        second);
  }
}
