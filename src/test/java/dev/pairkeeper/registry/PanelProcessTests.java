package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a registry in a process of its own that stores one pair after the other. */
@Timeout(120)
class PanelProcessTests {

  private static final int ENOUGH = 25;

  @SuppressWarnings("NullAway.Init")
  private Path home;

  @SuppressWarnings("NullAway.Init")
  private Process process;

  @BeforeEach
  void startProcess(@TempDir Path directory) throws IOException {
    home = directory;
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessStoring.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  @AfterEach
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void everyStoredPairOutlivesAKilledProcess() throws Exception {
    String last = waitUntilStored(ENOUGH);
    kill();
    try (var context = RegistryOnly.start(home)) {
      var registry = context.getBean(PairRegistry.class);
      assertThat(registry.all()).hasSizeGreaterThanOrEqualTo(ENOUGH);
      assertThat(registry.find(last)).isPresent();
      assertThat(registry.all())
          .allSatisfy(pair ->
              assertThat(registry.access(pair.pair().name()).orElseThrow().first())
                  .extracting(node -> node.mysqlPassword().reveal())
                  .isEqualTo("mysql of db1"));
    }
  }

  @Test
  void secondPanelOnTheSameHomeIsRefused() throws IOException {
    waitUntilStored(1);
    Throwable failure = catchThrowable(() -> RegistryOnly.start(home).close());
    var refusal = Objects.requireNonNull(new RegistryUnusableFailureAnalyzer().analyze(failure));
    assertThat(refusal.getDescription()).endsWith("is in use by another panel.");
    assertThat(refusal.getAction()).contains("PAIRKEEPER_HOME");
  }

  private String waitUntilStored(int count) throws IOException {
    BufferedReader stored = process.inputReader(StandardCharsets.UTF_8);
    String name = "";
    for (int i = 0; i < count; i++) {
      name = nextName(stored);
    }
    return name;
  }

  private static String nextName(BufferedReader stored) throws IOException {
    String line;
    do {
      line = stored.readLine();
      assertThat(line).as("the process ended by itself").isNotNull();
    } while (!line.startsWith("stored "));
    return line.substring("stored ".length());
  }

  /** Stores pairs, tells each when it is stored, and waits to be killed. */
  static final class EndlessStoring {

    public static void main(String[] arguments) throws IOException {
      var context = RegistryOnly.start(Path.of(arguments[0]));
      var registry = context.getBean(PairRegistry.class);
      for (int i = 0; i < 250; i++) {
        String name = "pair" + i;
        RegistryContract.stored(registry.register(Specs.good(name, i)));
        System.out.println("stored " + name);
      }
      System.in.read();
    }
  }
}
