package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EditTests {

  @Test
  void linesAreReplacedTakenOutAndPutIn() {
    String text = "a\nb\nc\n";

    assertThat(new Edit("db1", 2, 3, List.of("x", "y", "z")).applyTo(text))
        .isEqualTo("a\nx\ny\nz\n");
    assertThat(Edit.delete("db1", 1, 2).applyTo(text)).isEqualTo("c\n");
    assertThat(Edit.insertAfter("db1", 1, "x").applyTo(text)).isEqualTo("a\nx\nb\nc\n");
    assertThat(Edit.insertAfter("db1", 0, "x").applyTo(text)).isEqualTo("x\na\nb\nc\n");
  }

  @Test
  void lastLineNeedsNoLineBreak() {
    assertThat(Edit.insertAfter("db1", 2, "x").applyTo("a\nb")).isEqualTo("a\nb\nx");
    assertThat(Edit.insertAfter("db1", 2, "x").applyTo("a\nb\n")).isEqualTo("a\nb\nx\n");
    assertThat(Edit.delete("db1", 9, 12).applyTo("a\n")).isEqualTo("a\n");
  }

  @Test
  void windowsLineEndsStay() {
    assertThat(new Edit("db1", 2, 2, List.of("x")).applyTo("a\r\nb\r\n")).isEqualTo("a\r\nx\r\n");
  }
}
