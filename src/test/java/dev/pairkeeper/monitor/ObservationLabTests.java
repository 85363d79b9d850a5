package dev.pairkeeper.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.Lab.Daemon;
import dev.pairkeeper.lab.OnLab;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.registry.RegistrationResult.Stored;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Breaks a real pair in every way that part 5 of the observation's contract names, and measures how
 * long it takes until the problem is known.
 */
@OnLab
@SpringBootTest
class ObservationLabTests {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir static Path home;

  private final Lab lab;
  private final PairRegistry registry;
  private final PairWatch watch;

  @Autowired
  ObservationLabTests(PairRegistry registry, PairWatch watch) {
    this.lab = Lab.mysql97();
    this.registry = registry;
    this.watch = watch;
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry properties) {
    properties.add("pairkeeper.home", home::toString);
  }

  @BeforeEach
  void registerHealthyPair() {
    assertThat(registry.register(lab.pairSpec())).isInstanceOf(Stored.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            watch.latest(name()).map(it -> it.assessment().health()).orElse(Health.UNKNOWN)
                == Health.OK);
  }

  @AfterEach
  void removePair() {
    registry.remove(name());
  }

  @Test
  void healthyPairHasNoProblemForTwentyLooks() {
    Instant last = Instant.EPOCH;
    for (int look = 0; look < 20; look++) {
      Instant before = last;
      last = Awaitility.await().until(this::lookedAt, at -> at.isAfter(before));
      assertThat(watch.latest(name()).orElseThrow().problems()).isEmpty();
    }
  }

  @Test
  void ownersServerStopped() {
    tells(ProblemCode.NODE_MYSQL_UNREACHABLE, () -> lab.stop("db1", Daemon.MYSQLD));
  }

  private Instant lookedAt() {
    return watch.latest(name()).map(it -> it.snapshot().takenAt()).orElse(Instant.EPOCH);
  }

  private void tells(ProblemCode code, Runnable fault) {
    fault.run();
    Instant broken = Instant.now();
    Awaitility.await("the problem " + code)
        .pollInterval(Duration.ofMillis(10))
        .atMost(LIMIT)
        .until(() -> stands(code));
    System.out.printf("%s after %d ms%n", code, Duration.between(broken, Instant.now()).toMillis());
  }

  private boolean stands(ProblemCode code) {
    return watch.latest(name()).orElseThrow().problems().stream()
        .anyMatch(open -> open.problem().code() == code);
  }

  private String name() {
    return lab.info().name();
  }
}
