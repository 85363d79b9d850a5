package dev.pairkeeper.quoting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellTextTests {

  @Property(tries = 200)
  void quotedWordsComeBackUnchanged(@ForAll("words") List<String> words) throws Exception {
    String command = ShellText.line(words);
    String expected = String.join("\n", words) + "\n";
    assertThat(sh("printf '%s\\n' " + command)).isEqualTo(expected);
  }

  @Example
  void nothingIsExpandedOrRun() throws Exception {
    String nasty = "'; touch /tmp/broken; ' $(id) `id` $HOME * ~ \\ \" ! # & | < > \n\t-n";
    assertThat(sh("printf '%s.' " + ShellText.quote(nasty))).isEqualTo(nasty + ".");
  }

  @Example
  void nulIsRefused() {
    assertThatThrownBy(() -> ShellText.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void harmlessWordStaysBare() {
    assertThat(ShellText.word("/etc/my.cnf")).isEqualTo("/etc/my.cnf");
    assertThat(ShellText.word("a=b")).isEqualTo("'a=b'");
    assertThat(ShellText.word("~")).isEqualTo("'~'");
    assertThat(ShellText.word("")).isEqualTo("''");
  }

  @Provide
  Arbitrary<String> word() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("'\"\\$`!*?~#&|;<>(){}[] \t\n-=%").ofMaxLength(20),
        Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(20));
  }

  @Provide
  Arbitrary<List<String>> words() {
    return word().list().ofMinSize(1).ofMaxSize(4);
  }

  private static String sh(String script) throws IOException {
    Process process = new ProcessBuilder("/bin/sh").redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
