package dev.pairkeeper.keepalived;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs scripts by the shells of this machine. */
final class ShellRun {

  private ShellRun() {}

  /** Whether the machine has it; {@code shell} may have options. */
  static boolean installed(String shell) {
    return Files.isExecutable(Path.of("/bin", shell.split(" ", 2)[0]));
  }

  /** What it prints, on either output, when it is told this. */
  static String run(List<String> command, String input) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    return output;
  }
}
