package dev.pairkeeper.registry;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;

class RegistryStartTests {

  private static final String PASSPHRASE = "pairkeeper.secret-key=a passphrase of words";
  private static final Secret PASSWORD = Secret.of("mysql of db1");

  @SuppressWarnings("NullAway.Init")
  private Path home;

  @BeforeEach
  void chooseHome(@TempDir Path directory) {
    home = directory.resolve("new/home");
  }

  @Test
  void firstStartMakesAHomeAndAKeyForItsUserAlone() throws IOException {
    startAndRegister();
    assertThat(Files.getPosixFilePermissions(home)).isEqualTo(fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(keyFile())).isEqualTo(fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(home.resolve("pairkeeper.mv.db")))
        .isEqualTo(fromString("rw-------"));
    assertThat(Base64.getDecoder().decode(Files.readString(keyFile()).strip())).hasSize(32);
    assertThat(home.resolve("secret.key.new")).doesNotExist();
    assertThat(passwordAfterStart()).isEqualTo(PASSWORD);
  }

  @Test
  void passphraseNeedsNoKeyFile() {
    startAndRegister(PASSPHRASE);
    assertThat(keyFile()).doesNotExist();
    assertThat(passwordAfterStart(PASSPHRASE)).isEqualTo(PASSWORD);
  }

  @Test
  void keyFilesLineMayMoveIntoTheSetting() throws IOException {
    startAndRegister();
    String key = Files.readString(keyFile());
    Files.delete(keyFile());
    assertThat(passwordAfterStart("pairkeeper.secret-key=" + key)).isEqualTo(PASSWORD);
  }

  @Test
  void wrongKeyRefusesToStart() {
    startAndRegister(PASSPHRASE);
    assertRefused(
        "The key in PAIRKEEPER_SECRET_KEY is not the one",
        "Start with the key that was in use before",
        "pairkeeper.secret-key=another passphrase");
    assertThat(passwordAfterStart(PASSPHRASE)).isEqualTo(PASSWORD);
  }

  @Test
  void lostKeyFileIsNotReplacedByANewOne() throws IOException {
    startAndRegister();
    Files.delete(keyFile());
    assertRefused("their key is missing", "from its backup");
    assertThat(keyFile()).doesNotExist();
  }

  @Test
  void keyFileThatOthersCanReadIsRefused() throws IOException {
    startAndRegister();
    Files.setPosixFilePermissions(keyFile(), fromString("rw-r-----"));
    assertRefused("can be read or changed by others", "chmod 600 " + keyFile());
  }

  @Test
  void emptyKeyFileAndShortPassphraseAreRefused() throws IOException {
    startAndRegister();
    Files.writeString(keyFile(), "\n");
    assertRefused("shorter than 16 characters", "openssl rand -base64 32");
    assertRefused("PAIRKEEPER_SECRET_KEY is shorter", "openssl", "pairkeeper.secret-key=short");
  }

  @Test
  void keyIsChangedByNamingThePreviousOneOnce() throws IOException {
    startAndRegister();
    String previous = "pairkeeper.previous-secret-key=" + Files.readString(keyFile());
    assertThat(passwordAfterStart(PASSPHRASE, previous)).isEqualTo(PASSWORD);
    assertThat(passwordAfterStart(PASSPHRASE, previous)).isEqualTo(PASSWORD);
    assertThat(passwordAfterStart(PASSPHRASE)).isEqualTo(PASSWORD);
    assertRefused("is not the one", "PAIRKEEPER_PREVIOUS_SECRET_KEY");
  }

  @Test
  void wantedFilesOutliveAChangeOfTheKey() throws IOException {
    var wanted =
        new NodeConfiguration(
            Instant.EPOCH,
            List.of(ConfigurationFile.of(new FileFact("/x", "ab", "0644", "root"), "text")));
    try (ConfigurableApplicationContext context = RegistryOnly.start(home)) {
      var pair =
          RegistryContract.stored(context.getBean(PairRegistry.class).register(Specs.good()));
      context
          .getBean(ConfigurationBases.class)
          .adopt("orders", pair.pair().pair().first(), wanted, Instant.EPOCH);
    }
    String previous = "pairkeeper.previous-secret-key=" + Files.readString(keyFile());
    try (ConfigurableApplicationContext context = RegistryOnly.start(home, PASSPHRASE, previous)) {
      var pair = context.getBean(PairRegistry.class).find("orders").orElseThrow().pair();
      assertThat(context.getBean(ConfigurationBases.class).find("orders", pair.first()))
          .hasValue(new ConfigurationBase(wanted, Instant.EPOCH, null, null));
    }
  }

  @Test
  void homeThatCantBeMadeIsRefused() throws IOException {
    Files.createDirectories(home.getParent());
    Files.writeString(home, "a file, not a directory");
    assertRefused("can't be used", "Set PAIRKEEPER_HOME");
  }

  @Test
  void unreachableServerIsNamedWithoutItsPassword() {
    FailureAnalysis refusal =
        refusal(
            "pairkeeper.registry.url=jdbc:mysql://root:hunter2@127.0.0.1:9/x?password=hunter2",
            "pairkeeper.registry.password=hunter2");
    assertThat(refusal.getDescription()).contains("jdbc:mysql://127.0.0.1:9/x can't be opened");
    assertThat(refusal.getAction()).contains("runs and can be reached");
    assertThat(refusal.getDescription()).endsWith(": Connection refused.");
    assertThat(refusal.toString() + refusal.getDescription()).doesNotContain("hunter2");
  }

  @Test
  void foreignDatabaseIsRefused() {
    assertRefused(
        "a database that the registry can't live in",
        "jdbc:mysql://",
        "pairkeeper.registry.url=jdbc:postgresql://localhost/x");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -3})
  void tooFewConnectionsAreRefused(int connections) {
    assertRefused(
        "PAIRKEEPER_REGISTRY_CONNECTIONS is " + connections,
        "Give 2 or more",
        "pairkeeper.registry.connections=" + connections);
  }

  @Test
  void twoConnectionsAreEnough() {
    startAndRegister("pairkeeper.registry.connections=2");
  }

  private Path keyFile() {
    return home.resolve("secret.key");
  }

  private void startAndRegister(String... settings) {
    try (ConfigurableApplicationContext context = RegistryOnly.start(home, settings)) {
      RegistryContract.stored(context.getBean(PairRegistry.class).register(Specs.good()));
    }
  }

  private Secret passwordAfterStart(String... settings) {
    try (ConfigurableApplicationContext context = RegistryOnly.start(home, settings)) {
      var registry = context.getBean(PairRegistry.class);
      return registry.access("orders").orElseThrow().first().mysqlPassword();
    }
  }

  private void assertRefused(String description, String action, String... settings) {
    FailureAnalysis refusal = refusal(settings);
    assertThat(refusal.getDescription()).contains(description);
    assertThat(refusal.getAction()).contains(action);
  }

  private FailureAnalysis refusal(String... settings) {
    Throwable failure = catchThrowable(() -> RegistryOnly.start(home, settings).close());
    assertThat(failure).isNotNull();
    return Objects.requireNonNull(new RegistryUnusableFailureAnalyzer().analyze(failure));
  }
}
