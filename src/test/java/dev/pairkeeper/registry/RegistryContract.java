package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.registry.RegistrationResult.Rejected;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the contracts share; a test class of a database implements them all. */
interface RegistryContract {

  /** The running registry, the same for all tests of a class. */
  ConfigurableApplicationContext context();

  @BeforeEach
  default void removeAllPairs() {
    registry().all().forEach(pair -> registry().remove(pair.pair().name()));
    context().getBean(SeenEvents.class).clear();
  }

  default PairRegistry registry() {
    return context().getBean(PairRegistry.class);
  }

  default JdbcClient jdbc() {
    return context().getBean(JdbcClient.class);
  }

  default RegisteredPair registered(PairSpec spec) {
    return stored(registry().register(spec)).pair();
  }

  default RegisteredPair changed(String name, PairSpec spec, @Nullable Long version) {
    return stored(registry().change(name, spec, version)).pair();
  }

  default RegisteredPair found(String name) {
    return registry().find(name).orElseThrow();
  }

  static Stored stored(RegistrationResult result) {
    assertThat(result).isInstanceOf(Stored.class);
    return (Stored) result;
  }

  static List<String> rejectedFields(RegistrationResult result) {
    assertThat(result).isInstanceOf(Rejected.class);
    return ((Rejected) result).violations().stream().map(Violation::field).toList();
  }

  /** The spec as a form or script sends it back: with no secret in it. */
  static PairSpec withoutSecrets(PairSpec spec) {
    PairSpec shown = Specs.with(spec, "replicationPassword", null);
    for (int i = 0; i < 2; i++) {
      shown = Specs.with(shown, "nodes[%d].mysql.password".formatted(i), null);
      shown = Specs.with(shown, "nodes[%d].ssh.privateKey".formatted(i), null);
      shown = Specs.with(shown, "nodes[%d].ssh.password".formatted(i), null);
    }
    return shown;
  }
}
