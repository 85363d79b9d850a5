package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long reading takes, in seconds of CPU, so that a busy machine is no slow parser. */
class ParseTimeTests {

  private static final Path GOOD =
      Path.of("src/test/resources/keepalived/lint/good/nopreempt-unicast/db1.conf");
  private static final int MEGABYTE = 1 << 20;

  private static double seconds(String text) {
    return seconds(Sources.of("/e/k.conf", text));
  }

  private static double seconds(Sources sources) {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(ConfigurationParser.parse(sources, "db1")).isNotNull();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
  }

  private static String filled(String text, int length) {
    return text.repeat(length / text.length() + 1).substring(0, length);
  }

  @Test
  void timeGrowsWithTheLengthOfTheText() throws IOException {
    String text = Files.readString(GOOD);
    double quarter = best(filled(text, MEGABYTE / 4));
    double half = best(filled(text, MEGABYTE / 2));
    double whole = best(filled(text, MEGABYTE));
    System.out.printf(
        "keepalived.conf: 0.25 MB in %.3f s, 0.5 MB in %.3f s, 1 MB in %.3f s%n",
        quarter, half, whole);
    assertThat(whole).isLessThan(0.2 + 10 * quarter);
  }

  private static double best(String text) {
    return DoubleStream.generate(() -> seconds(text)).limit(5).min().orElseThrow();
  }

  static Stream<String> oddTexts() {
    return Stream.of(
            "{",
            "}",
            "{\n",
            "}\n",
            "a {\n",
            "a{b}",
            "\"",
            "$A",
            "$A,",
            "\\#",
            "\\",
            "#",
            " ",
            "x",
            "\0",
            "\r",
            "😀",
            "\uD83D",
            "@db1 ",
            "~",
            "'",
            "$A=$A\n$A\n",
            "$A=$A $A\n$A\n",
            "$A= \\\nb \\\nc\n$A\n",
            "$A=\n$A,$A\n",
            "include *\n",
            "include {a,b}{c,d}*\n",
            "include *a*a*a*a*a*b\n",
            "~SEQ(I,1,9999) $A ${I}\n",
            "~LST(I, a, b, c) ~SEQ(J,9) x\n",
            "vrrp_instance V {\n}\n",
            "script \"a b\" 'c d' \\x41\n")
        .map(piece -> filled("$A=x \\\n y\n" + piece.repeat(1000), 10_000) + "\n" + piece)
        .map(begin -> begin + filled(begin.substring(10_001), MEGABYTE - 10_001));
  }

  @ParameterizedTest
  @MethodSource("oddTexts")
  void oddMegabyteIsReadInSeconds(String text) {
    assertThat(seconds(text)).isLessThan(10);
  }

  @Test
  void hundredThousandBracesAreReadInSeconds() {
    assertThat(seconds("{".repeat(100_000))).isLessThan(5);
    assertThat(seconds("}".repeat(100_000))).isLessThan(5);
    assertThat(seconds("a {\n".repeat(100_000))).isLessThan(5);
  }

  @Test
  void definitionsThatDoubleEachOtherEnd() {
    StringBuilder text = new StringBuilder("$A0=x \\\n y\n");
    for (int i = 1; i < 60; i++) {
      text.append("$A%d= \\\n $A%d \\\n $A%d\n".formatted(i, i - 1, i - 1));
    }
    assertThat(seconds(text + "$A59\n".repeat(10_000))).isLessThan(10);
  }

  @Test
  void definitionThatUsesItselfBetweenBracesEnds() {
    assertThat(seconds("$B=x$I ${I} $B\n) a$I ${I} $B\n")).isLessThan(2);
  }

  @Test
  void filesThatIncludeEachOtherEnd() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      texts.put("/e/%d.conf".formatted(i), "include /e/%d.conf\n".formatted(i + 1).repeat(50));
    }
    texts.put("/e/40.conf", "a b c\n".repeat(10_000));
    assertThat(seconds(new Sources("/e/0.conf", texts))).isLessThan(10);
  }
}
