package dev.pairkeeper.web.registration;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegisteredPair;
import dev.pairkeeper.registry.RegistrationResult;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import dev.pairkeeper.topology.Pair;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the registry, and writes into the audit log who changed what. */
@Component
public final class AuditedRegistry {

  private final PairRegistry registry;
  private final AuditLog audit;

  AuditedRegistry(PairRegistry registry, AuditLog audit) {
    this.registry = registry;
    this.audit = audit;
  }

  /** See {@link PairRegistry#register}. */
  public RegistrationResult register(PairSpec spec, String user) {
    RegistrationResult result = registry.register(spec);
    if (result instanceof Stored(RegisteredPair stored, var _)) {
      Pair pair = stored.pair();
      audit.record(
          user,
          pair.name(),
          Action.PAIR_REGISTERED,
          "VIP %s, %s at %s and %s at %s."
              .formatted(
                  pair.vip(),
                  pair.first().name(),
                  pair.first().host(),
                  pair.second().name(),
                  pair.second().host()));
    }
    return result;
  }

  /** See {@link PairRegistry#change}. */
  public RegistrationResult change(
      String name, PairSpec spec, @Nullable Long version, String user) {
    Optional<Pair> before = registry.find(name).map(RegisteredPair::pair);
    RegistrationResult result = registry.change(name, spec, version);
    if (result instanceof Stored(RegisteredPair stored, var _) && before.isPresent()) {
      List<String> changes = PairDifferences.between(before.get(), stored.pair(), spec);
      audit.record(
          user,
          stored.pair().name(),
          Action.PAIR_CHANGED,
          changes.isEmpty() ? "Saved without a change." : String.join("; ", changes) + ".");
    }
    return result;
  }

  /** See {@link PairRegistry#remove}. */
  public boolean remove(String name, String user) {
    boolean removed = registry.remove(name);
    if (removed) {
      audit.record(user, name, Action.PAIR_REMOVED, "Its hosts were not touched.");
    }
    return removed;
  }
}
