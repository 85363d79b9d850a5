package dev.pairkeeper.discovery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pairkeeper.quoting.ShellText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, by the shells that hosts have, on this machine with made-up programs. */
class DiscoverScriptTests {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void everyShellAnswersWhole(String shell) throws Exception {
    assumeTrue(installed(shell), shell + " is not installed");
    program("ip", "echo '2: eth0    inet 10.0.0.11/24 brd 10.0.0.255 scope global eth0'");
    program("uname", "echo db1");

    HostAnswer answer = new HostAnswer(run(shell, List.of("discover")));

    assertThat(answer.whole()).isTrue();
    assertThat(answer.facts().hostName()).isEqualTo("db1");
    assertThat(answer.facts().addresses()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
  void filesAreShownByPathAndPattern(String shell) throws Exception {
    assumeTrue(installed(shell), shell + " is not installed");
    Files.createDirectory(folder.resolve("conf.d"));
    Files.writeString(folder.resolve("conf.d/b $(id).conf"), "two\n");
    Files.writeString(folder.resolve("conf.d/a.conf"), "one\n");
    Files.writeString(folder.resolve("empty"), "");
    HostFiles files = new HostFiles();

    new HostAnswer(
            run(
                shell,
                List.of(
                    "show", "plain", folder + "/conf.d/*.conf", folder + "/empty", folder + "/no")))
        .addTo(files);

    assertThat(files.paths())
        .containsExactly(
            folder + "/conf.d/a.conf", folder + "/conf.d/b $(id).conf", folder + "/empty");
    assertThat(files.text(folder + "/conf.d/b $(id).conf")).isEqualTo("two\n");
    assertThat(files.unreadable()).isEmpty();
  }

  @Test
  void programThatHangsDoesNotHoldTheScriptUp() throws Exception {
    program("ip", "exec sleep 60");
    long begun = System.nanoTime();

    assertThat(new HostAnswer(run("dash", List.of("discover"))).whole()).isTrue();

    assertThat(
            SECONDS.convert(System.nanoTime() - begun, java.util.concurrent.TimeUnit.NANOSECONDS))
        .isLessThan(30);
  }

  @Test
  void noCommandOfTheScriptWrites() throws IOException {
    String script = Files.readString(Path.of("src/main/resources/node/discover.sh"));

    assertThat(script.lines().filter(line -> !line.startsWith("#")))
        .noneMatch(line -> line.matches(".*(?<![0-9&])>(?!&|/dev/null|>).*") || line.contains(">>"))
        .noneMatch(
            line -> line.matches(".*\\b(rm|mv|cp|tee|touch|kill|chmod|chown|install|mktemp)\\b.*"))
        .noneMatch(line -> line.matches(".*systemctl (?!show|list-units).*"));
  }

  private String run(String shell, List<String> words) throws Exception {
    String script =
        "PATH=%s:$PATH\n%s\n%s\n"
            .formatted(
                folder,
                Files.readString(Path.of("src/main/resources/node/discover.sh")),
                ShellText.line(words));
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(shell.split(" ", -1))))
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    return output;
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static boolean installed(String shell) {
    return Files.isExecutable(Path.of("/bin", shell.split(" ", 2)[0]));
  }
}
