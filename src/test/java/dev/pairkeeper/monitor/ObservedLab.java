package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.PairSpec;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The panel as a whole, with an empty registry, beside a lab whose pair it observes. */
@SpringBootTest
abstract class ObservedLab {

  /** Two periods and a second: what a DBA may wait at most for any problem. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir static Path home;

  private final PairRegistry registry;
  private final PairWatch watch;
  private final Lab lab;

  ObservedLab(PairRegistry registry, PairWatch watch, Lab lab) {
    this.registry = registry;
    this.watch = watch;
    this.lab = lab;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  final Lab lab() {
    return lab;
  }

  final PairSpec spec() {
    return lab.pairSpec();
  }

  final void register(PairSpec spec) {
    assertThat(registry.register(spec)).isInstanceOf(Stored.class);
  }

  final void change(PairSpec spec) {
    assertThat(registry.change(lab.info().name(), spec, null)).isInstanceOf(Stored.class);
  }

  final void removePair() {
    registry.remove(lab.info().name());
  }

  final Optional<PairStatus> status() {
    return watch.latest(lab.info().name());
  }

  final Instant lookedAt() {
    return status().map(it -> it.snapshot().takenAt()).orElse(Instant.EPOCH);
  }

  /** Makes a fault and waits for its problem. */
  final void noticed(ProblemCode code, Runnable fault) {
    Instant started = Instant.now();
    fault.run();
    Instant made = Instant.now();
    Awaitility.await("the problem " + code)
        .pollInterval(Duration.ofMillis(10))
        .atMost(LIMIT)
        .until(() -> stands(code));
    Instant noticed = Instant.now();
    System.out.printf(
        "%s: %d ms after its command ended, which took %d ms%n",
        code,
        Duration.between(made, noticed).toMillis(),
        Duration.between(started, made).toMillis());
  }

  private boolean stands(ProblemCode code) {
    return status().map(PairStatus::problems).orElseThrow().stream()
        .anyMatch(open -> open.problem().code() == code);
  }
}
