package dev.pairkeeper.web.page.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.web.page.configuration.ComparedRow.Line;
import org.junit.jupiter.api.Test;

class ComparedRowTests {

  @Test
  void changedLineStandsBesideWhatItWas() {
    assertThat(
            ComparedRow.of(
                "--- a\n+++ b\n@@ -1,3 +1,3 @@\n a {\n-  priority 100\n+  priority 90\n }\n"))
        .containsExactly(
            new ComparedRow(new Line(1, "a {"), new Line(1, "a {"), false),
            new ComparedRow(new Line(2, "  priority 100"), new Line(2, "  priority 90"), false),
            new ComparedRow(new Line(3, "}"), new Line(3, "}"), false));
  }

  @Test
  void lineThatCameHasNothingBesideIt() {
    assertThat(ComparedRow.of("@@ -7 +7,2 @@\n }\n+x\n"))
        .containsExactly(
            new ComparedRow(null, null, true),
            new ComparedRow(new Line(7, "}"), new Line(7, "}"), false),
            new ComparedRow(null, new Line(8, "x"), false));
  }

  @Test
  void modeIsComparedWithoutALineNumber() {
    assertThat(ComparedRow.of("old mode 0755\nnew mode 0777\n"))
        .containsExactly(
            new ComparedRow(new Line(null, "mode 0755"), new Line(null, "mode 0777"), false));
  }

  @Test
  void removedLineThatLooksLikeAHeadIsALine() {
    assertThat(ComparedRow.of("@@ -1 +0,0 @@\n--- x\n"))
        .containsExactly(new ComparedRow(new Line(1, "-- x"), null, false));
  }
}
