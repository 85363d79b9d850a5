package dev.pairkeeper.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as DBAs have them: made by {@code ssh-keygen}, in each format it writes. */
class PrivateKeyTests {

  private static final Duration SECONDS = Duration.ofSeconds(20);

  private final RemoteShells shells = new SshjRemoteShells();
  private TestHost host;
  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "ssh-keygen is not installed");
    host = TestHost.start();
  }

  @AfterEach
  void stop() throws Exception {
    if (host != null) {
      host.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ed25519, 256, RFC4716, ''",
    "ed25519, 256, RFC4716, open sesame",
    "rsa, 2048, RFC4716, ''",
    "rsa, 2048, RFC4716, open sesame",
    "rsa, 2048, PEM, ''",
    "rsa, 2048, PEM, open sesame",
    "rsa, 2048, PKCS8, ''",
    "rsa, 2048, PKCS8, open sesame",
    "ecdsa, 256, RFC4716, ''",
    "ecdsa, 384, RFC4716, open sesame",
    "ecdsa, 521, RFC4716, ''",
    "ecdsa, 256, PEM, ''",
    "ecdsa, 384, PEM, open sesame",
    "ecdsa, 256, PKCS8, ''",
    "ecdsa, 521, PKCS8, open sesame",
  })
  void keyOpensTheHost(String type, int bits, String format, String passphrase) throws Exception {
    String key = makeKey(type, bits, format, passphrase);
    String given = passphrase.isEmpty() ? null : passphrase;
    try (RemoteShell shell = shells.connect(host.accessByKey(key, given), SECONDS)) {
      assertThat(shell.isOpen()).isTrue();
    }
  }

  @Test
  void keyPastedWithCarriageReturnsAndBlankLinesOpensTheHost() throws Exception {
    String key = "\r\n" + makeKey("ed25519", 256, "RFC4716", "").replace("\n", "\r\n") + "\r\n";
    try (RemoteShell shell = shells.connect(host.accessByKey(key, null), SECONDS)) {
      assertThat(shell.isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"RFC4716, wrong", "RFC4716,", "PEM, wrong", "PEM,", "PKCS8, wrong", "PKCS8,"})
  void wrongOrMissingPassphraseIsSaid(String format, String passphrase) throws Exception {
    String key = makeKey("rsa", 2048, format, "open sesame");
    assertThatThrownBy(() -> shells.connect(host.accessByKey(key, passphrase), SECONDS))
        .isInstanceOfSatisfying(
            RemoteShellException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ACCESS_DENIED))
        .hasMessageContaining("passphrase");
  }

  @Test
  void textThatIsNoKeyIsSaid() {
    assertThatThrownBy(() -> shells.connect(host.accessByKey("not a key", null), SECONDS))
        .isInstanceOfSatisfying(
            RemoteShellException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ACCESS_DENIED))
        .hasMessageContaining("private key")
        .hasMessageNotContaining("not a key");
  }

  @Test
  void keyThatTheHostDoesNotKnowIsDenied() throws Exception {
    String key = makeKey("ed25519", 256, "RFC4716", "");
    host.authorized.clear();
    assertThatThrownBy(() -> shells.connect(host.accessByKey(key, null), SECONDS))
        .isInstanceOfSatisfying(
            RemoteShellException.class, e -> assertThat(e.kind()).isEqualTo(Kind.ACCESS_DENIED));
  }

  private String makeKey(String type, int bits, String format, String passphrase) throws Exception {
    Path file = folder.resolve("key");
    run(
        List.of(
            "ssh-keygen",
            "-q",
            "-t",
            type,
            "-b",
            "" + bits,
            "-m",
            format,
            "-N",
            passphrase,
            "-f",
            file.toString()));
    String line = Files.readString(folder.resolve("key.pub"));
    host.authorized.add(
        AuthorizedKeyEntry.parseAuthorizedKeyEntry(line).resolvePublicKey(null, null));
    return Files.readString(file);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
