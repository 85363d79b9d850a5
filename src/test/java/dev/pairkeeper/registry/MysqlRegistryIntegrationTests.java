package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.pairkeeper.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MysqlRegistryIntegrationTests
    implements PairContract, SecretContract, RaceContract, ConfigurationBaseContract {

  @SuppressWarnings("NullAway.Init")
  private RegistryOnLab server;

  @BeforeAll
  void start(@TempDir Path home) {
    server = RegistryOnLab.start(Lab.bare(Lab.Flavor.MYSQL97), "mysql", home);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  public ConfigurableApplicationContext context() {
    return server.context();
  }

  @Test
  @Timeout(120)
  void serverThatIsDownFailsRequestsInSecondsAndComesBack() {
    var pair = registered(Specs.good());
    server.whileStopped(() -> assertUnavailableWithin(Duration.ofSeconds(8)));
    assertIsBack(pair);
  }

  @Test
  @Timeout(120)
  void serverThatHangsFailsRequestsInSecondsAndComesBack() {
    var pair = registered(Specs.good());
    server.whileFrozen(() -> assertUnavailableWithin(Duration.ofSeconds(15)));
    assertIsBack(pair);
  }

  @Test
  @Timeout(120)
  void serverThatBecameReadOnlyIsReadButNotChanged() {
    var pair = registered(Specs.good());
    server.whileReadOnly(() -> {
      assertThat(registry().all()).containsExactly(pair);
      assertThatExceptionOfType(RegistryUnavailableException.class)
          .isThrownBy(() -> registry().change("orders", Specs.good(), null))
          .withMessageContaining("read-only");
    });
    assertThat(changed("orders", Specs.good(), null).version()).isEqualTo(pair.version() + 1);
  }

  private void assertUnavailableWithin(Duration limit) {
    assertTimeout(
        limit,
        () ->
            assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> registry().all()));
    assertTimeout(
        limit,
        () ->
            assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> registry().change("orders", Specs.good(), null)));
  }

  private void assertIsBack(RegisteredPair pair) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(RegistryUnavailableException.class)
        .untilAsserted(() -> assertThat(registry().all()).containsExactly(pair));
  }
}
