package dev.pairkeeper.registry;

import dev.pairkeeper.registry.RegistrationResult.Conflict;
import dev.pairkeeper.registry.RegistrationResult.Missing;
import dev.pairkeeper.registry.RegistrationResult.Rejected;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PreemptMode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The registry in a relational database. Events are published when the transaction has ended. */
@Service
class JpaPairRegistry implements PairRegistry {

  private final PairTable table;
  private final PairSecrets secrets;
  private final RegistryTransactions transactions;
  private final ApplicationEventPublisher events;

  JpaPairRegistry(
      PairTable table,
      PairSecrets secrets,
      RegistryTransactions transactions,
      ApplicationEventPublisher events) {
    this.table = table;
    this.secrets = secrets;
    this.transactions = transactions;
    this.events = events;
  }

  @Override
  public List<RegisteredPair> all() {
    return transactions.read(() -> {
      Set<SecretId> stored = table.secretIds();
      return table.all().stream().map(pair -> registered(pair, stored)).toList();
    });
  }

  @Override
  public Optional<RegisteredPair> find(String name) {
    return transactions.read(() -> table.find(name).map(this::registered));
  }

  @Override
  public RegistrationResult register(PairSpec spec) {
    RegistrationResult result = transactions.write(() -> insert(spec));
    if (result instanceof Stored(RegisteredPair stored, var _)) {
      events.publishEvent(new PairChanged(stored.pair().name(), stored.pair().name()));
    }
    return result;
  }

  @Override
  public RegistrationResult change(String name, PairSpec spec, @Nullable Long version) {
    RegistrationResult result =
        transactions.write(() ->
            table
                .find(name)
                .map(pair -> update(pair, spec, version))
                .orElseGet(() -> new Missing(name)));
    if (result instanceof Stored(RegisteredPair stored, var _)) {
      events.publishEvent(new PairChanged(stored.pair().name(), name));
    }
    return result;
  }

  @Override
  public boolean setPreemptMode(String name, PreemptMode mode) {
    Optional<PairEntity> changed =
        transactions.write(() -> {
          Optional<PairEntity> found = table.find(name);
          found.ifPresent(
              pair -> pair.write(pair.toPair().withPreemptMode(mode), List.copyOf(pair.nodes())));
          return found;
        });
    changed.ifPresent(pair -> events.publishEvent(new PairChanged(name, name)));
    return changed.isPresent();
  }

  @Override
  public boolean remove(String name) {
    boolean removed = transactions.write(() -> table.delete(name));
    if (removed) {
      events.publishEvent(new PairRemoved(name));
    }
    return removed;
  }

  @Override
  public Optional<PairAccess> access(String name) {
    return transactions.read(() -> table.find(name).map(secrets::open));
  }

  @Override
  public void pinHostKey(String pair, Node node, String hostKey) {
    if (!HostKeyRules.isHostKey(hostKey)) {
      throw new IllegalArgumentException(
          "node %s of pair %s showed a host key of an unknown kind".formatted(node.name(), pair));
    }
    boolean pinned = transactions.write(() -> pinFirst(pair, node, hostKey));
    if (pinned) {
      events.publishEvent(new PairChanged(pair, pair));
    }
  }

  private boolean pinFirst(String pair, Node node, String hostKey) {
    Optional<NodeEntity> unpinned =
        table.find(pair).stream()
            .flatMap(entity -> entity.nodes().stream())
            .filter(entity -> entity.name().equals(node.name()) && entity.sshHostKey() == null)
            .filter(entity -> entity.isAt(node.host(), node.ssh().port()))
            .findFirst();
    unpinned.ifPresent(entity -> entity.pinHostKey(hostKey));
    return unpinned.isPresent();
  }

  private RegistrationResult insert(PairSpec wanted) {
    String id = UUID.randomUUID().toString();
    int nodes = wanted.nodes() == null ? 0 : wanted.nodes().size();
    PairSpec spec = PairSpecDefaults.fill(wanted, Collections.nCopies(nodes, null));
    Findings findings = check(spec, Set.of(), id);
    if (findings.refused()) {
      return new Rejected(findings.violations());
    }
    var checked = new CheckedSpec(spec);
    var entity = new PairEntity(id, checked.pair());
    table.insert(entity);
    return stored(entity, checked, findings);
  }

  private RegistrationResult update(PairEntity entity, PairSpec wanted, @Nullable Long version) {
    if (version != null && version != entity.version()) {
      return new Conflict(registered(entity));
    }
    List<@Nullable NodeEntity> nodes = NodeMatching.match(wanted.nodes(), entity.nodes());
    PairSpec spec = PairSpecDefaults.fill(wanted, nodes);
    Set<String> kept = secrets.kept(entity, nodes);
    Findings findings = check(spec, kept, entity.id());
    new SecretPlaceRules(spec, entity, kept, findings).check(nodes);
    if (findings.refused()) {
      return new Rejected(findings.violations());
    }
    var checked = new CheckedSpec(spec);
    entity.write(checked.pair(), nodes);
    return stored(entity, checked, findings);
  }

  private Findings check(PairSpec spec, Set<String> kept, String ownId) {
    var findings = new Findings();
    PairSpecRules.check(spec, kept, findings);
    List<Pair> others =
        table.all().stream()
            .filter(pair -> !pair.id().equals(ownId))
            .map(PairEntity::toPair)
            .toList();
    NeighbourRules.check(spec, others, findings);
    return findings;
  }

  private Stored stored(PairEntity entity, CheckedSpec spec, Findings findings) {
    table.flush();
    secrets.write(entity, spec);
    table.flush();
    return new Stored(registered(entity), findings.warnings());
  }

  private RegisteredPair registered(PairEntity pair) {
    return registered(pair, table.secretIds(pair));
  }

  private RegisteredPair registered(PairEntity pair, Set<SecretId> stored) {
    return new RegisteredPair(
        pair.toPair(), pair.version(), secrets.stored(pair, stored), pair.changedAt());
  }
}
