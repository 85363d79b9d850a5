package dev.pairkeeper.keepalived.node;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.topology.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that fell silent while it was open must not go on beside the one that took over. */
class HungServerTests {

  private static final Pair PAIR = Settings.PAIR;

  private Process server;
  private Path folder;
  @AutoClose private FakeHost host;

  @BeforeEach
  void host(@TempDir Path folder) throws IOException {
    this.folder = folder;
    host = new FakeHost(folder);
    host.put("hung", "").put("state/opened", "0\n").put("state/verdict", "1 yes:\n");
    server = start("mysqld");
  }

  @AfterEach
  void end() {
    server.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysqld", "mariadbd"})
  void serverThatHungWhileItWasOpenIsKilledOnceThePeerAnswersAtTheVip(String name)
      throws Exception {
    runs(name);
    host.notifies(PAIR, "GONE");
    assertThat(server.waitFor(2, TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(host.text("log"))
        .contains("the peer 10.0.0.12 has 10.0.0.100 now: killing it (process " + server.pid());
  }

  @Test
  void serverIsLeftAsLongAsNobodyElseHasTheVip() throws Exception {
    host.put("peer", "ERROR 2003 (HY000): Can't connect to MySQL server\n");
    host.notifies(PAIR, "GONE");
    assertThat(server.isAlive()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0 yes:, state/opened", "1 no:, state/claim"})
  void serverThatTheCheckFoundWellOrThatWasNotOpenIsLeft(String verdict, String mark)
      throws Exception {
    host.remove("state/opened").put(mark, "0\n").put("state/verdict", verdict + "\n");
    host.notifies(PAIR, "GONE");
    assertThat(server.isAlive()).isTrue();
  }

  @Test
  void processThatIsNoServerIsLeft() throws Exception {
    runs("sleep");
    host.notifies(PAIR, "GONE");
    assertThat(server.isAlive()).isTrue();
    assertThat(host.text("log")).contains("now: kill it, lest both take writes");
  }

  @Test
  void silentServerOfAPeerThatLivesIsGivenASecondToBeEnded() throws Exception {
    host.put("state/verdict", "0 yes:\n").withVip().reaches("10.0.0.12").put("peer-hung", "");
    host.server(0, "read_only: 1\nValue: 1000\ngtids: \n");
    Instant begun = Instant.now();
    assertThat(host.notifies(PAIR, "MASTER")).isZero();
    assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    assertThat(host.text("log")).contains("open for writes", "10.0.0.12 does not answer");
  }

  private void runs(String name) throws IOException {
    server.destroyForcibly();
    server = start(name);
  }

  private Process start(String name) throws IOException {
    Path program = Files.copy(Path.of("/bin/sleep"), folder.resolve(name), REPLACE_EXISTING);
    Process process = new ProcessBuilder(program.toString(), "60").start();
    host.put("state/process", process.pid() + "\n");
    return process;
  }
}
