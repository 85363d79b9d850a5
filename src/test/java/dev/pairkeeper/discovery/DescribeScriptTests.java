package dev.pairkeeper.discovery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, on this machine with made-up files. */
@NullUnmarked
class DescribeScriptTests {

  @TempDir Path folder;

  @BeforeEach
  void programs() throws IOException {
    Files.createDirectory(folder.resolve("bin"));
    program("getent", "echo '10.0.0.12  STREAM db2'; echo '10.0.0.12  DGRAM'; echo 'fd00::2 RAW'");
  }

  @Test
  void fileIsTakenWholeToItsLastByte() throws Exception {
    Path file = folder.resolve("it's $(id) here");
    byte[] content = {'a', 0, (byte) 0xff, '\n', '\n'};
    Files.write(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    HostAnswer answer = describe(file.toString());

    assertThat(answer.held()).containsOnlyKeys(file.toString());
    HeldFile held = answer.held().get(file.toString());
    assertThat(held.sha256()).isEqualTo(Sha256.of(content));
    assertThat(held.mode()).isEqualTo("640");
    assertThat(held.owner()).contains(":");
    assertThat(answer.unreadable()).isEmpty();
  }

  @Test
  void emptyFileIsNoMissingFile() throws Exception {
    Path file = Files.createFile(folder.resolve("empty"));

    HostAnswer answer = describe(file.toString(), folder + "/none");

    assertThat(answer.held()).containsOnlyKeys(file.toString());
    assertThat(answer.held().get(file.toString()).text().reveal()).isEmpty();
    assertThat(answer.unreadable()).isEmpty();
  }

  @Test
  void fileThatIsTooLargeIsNotTakenInPart() throws Exception {
    Path file = Files.write(folder.resolve("large"), new byte[5000]);

    HostAnswer answer = describe(file.toString());

    assertThat(answer.held()).isEmpty();
    assertThat(answer.unreadable()).containsExactly(file.toString());
  }

  @Test
  void versionIsToldOnceMoreAsTheFileMayBeRootsAlone() throws Exception {
    program("keepalived", "echo 'Keepalived v2.3.4 (06/10,2025)' >&2; echo >&2; echo more >&2");

    assertThat(describe().keepalivedVersion()).isEqualTo("Keepalived v2.3.4 (06/10,2025)");
  }

  @Test
  void arpingThatMeansSomethingElseByItsOptionsIsNone() throws Exception {
    program("arping", "echo 'arping from iputils 20240905'");
    assertThat(describe().arping()).isTrue();
    program("arping", "echo 'BusyBox v1.36.1 multi-call binary.' >&2; exit 1");
    assertThat(describe().arping()).isTrue();
    program("arping", "echo 'ARPing 2.24, by Thomas Habets <thomas@habets.se>' >&2; exit 1");
    assertThat(describe().arping()).isFalse();
  }

  @Test
  void peerIsFoundUnderEachOfItsAddressesOnce() throws Exception {
    assertThat(describe().peer())
        .containsExactly(InetAddress.ofLiteral("10.0.0.12"), InetAddress.ofLiteral("fd00::2"));
  }

  private HostAnswer describe(String... paths) throws Exception {
    List<String> words = new ArrayList<>(List.of("describe", "plain", "4096", "db2"));
    words.addAll(List.of(paths));
    Path scripts = Path.of("src/main/resources/node");
    String script =
        "%s\nPATH=%s/bin:$PATH\n%s\n%s\n"
            .formatted(
                Files.readString(scripts.resolve("discover.sh")),
                folder,
                Files.readString(scripts.resolve("describe.sh")),
                ShellText.line(words));
    Process process = new ProcessBuilder("sh").redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    HostAnswer answer = new HostAnswer(new String(output, StandardCharsets.UTF_8));
    assertThat(answer.whole()).isTrue();
    return answer;
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve("bin/" + name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
