package dev.pairkeeper.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.quoting.ShellText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PosixShellTests {

  @Property(tries = 50)
  void commandSurvivesTheWrappingThatBoundsIt(@ForAll("word") String word) throws Exception {
    String command = "printf '%s.' " + ShellText.quote(word);
    assertThat(sh(PosixShell.bounded(command, Duration.ofSeconds(20)))).isEqualTo(word + ".");
  }

  @Example
  void boundIsRoundedUpToWholeSeconds() {
    assertThat(PosixShell.bounded("true", Duration.ofMillis(1200))).contains("timeout 2 ");
    assertThat(PosixShell.bounded("true", Duration.ofMillis(10))).contains("timeout 1 ");
  }

  @Provide
  Arbitrary<String> word() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("'\"\\$`!*?~#&|;<>(){}[] \t\n-=%").ofMaxLength(20),
        Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(20));
  }

  private static String sh(String script) throws IOException {
    Process process = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
