package dev.pairkeeper.registry;

import dev.pairkeeper.lab.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariadbRegistryIntegrationTests
    implements PairContract, SecretContract, RaceContract, ConfigurationBaseContract {

  @SuppressWarnings("NullAway.Init")
  private RegistryOnLab server;

  @BeforeAll
  void start(@TempDir Path home) {
    Lab lab = Lab.mariadb1011();
    lab.reset();
    server = RegistryOnLab.start(lab, "mariadb", home);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  public ConfigurableApplicationContext context() {
    return server.context();
  }
}
