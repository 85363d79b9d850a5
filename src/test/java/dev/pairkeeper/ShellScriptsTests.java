package dev.pairkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Has shellcheck read every shell script of the project. */
class ShellScriptsTests {

  @Test
  void scriptsThatGoOntoHostsAndTheLabsOwnAreClean() throws IOException, InterruptedException {
    requireShellcheck();
    List<String> command = new ArrayList<>(List.of("shellcheck", "--external-sources"));
    command.addAll(scripts());
    assertThat(command).hasSizeGreaterThan(3);
    Path output = Files.createTempFile("shellcheck", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String findings = Files.readString(output);
    Files.delete(output);
    assertThat(process.exitValue()).as(findings).isZero();
  }

  private static void requireShellcheck() {
    boolean there =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
    if (!there && "true".equals(System.getenv("CI"))) {
      fail("shellcheck is missing: install Debian's package shellcheck");
    }
    assumeTrue(there, "shellcheck is not installed");
  }

  private static List<String> scripts() throws IOException {
    List<String> found = new ArrayList<>(List.of(".ci/run"));
    for (String folder : List.of("src/main/resources/node", "docker")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(Files::isRegularFile)
            .filter(ShellScriptsTests::isShell)
            .forEach(file -> found.add(file.toString()));
      }
    }
    return found;
  }

  private static boolean isShell(Path file) {
    if (file.toString().endsWith(".sh")) {
      return true;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().filter(first -> first.matches("#!.*\\b(ba|da)?sh\\b.*")).isPresent();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
