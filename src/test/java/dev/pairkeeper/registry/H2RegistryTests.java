package dev.pairkeeper.registry;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2RegistryTests
    implements PairContract, SecretContract, RaceContract, ConfigurationBaseContract {

  @SuppressWarnings("NullAway.Init")
  private ConfigurableApplicationContext context;

  @BeforeAll
  void start(@TempDir Path home) {
    context = RegistryOnly.start(home);
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Override
  public ConfigurableApplicationContext context() {
    return context;
  }
}
