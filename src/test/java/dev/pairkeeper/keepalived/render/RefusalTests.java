package dev.pairkeeper.keepalived.render;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "a\"b",
        "",
        "{",
        "}",
        "\\",
        "a\\",
        "a\\\\\\",
        "$_PWD x",
        "${A}",
        "x${_RANDOM 1 2}",
        "\uD83D",
        "\uFEFF",
      })
  void textThatCannotBeWrittenIsRefusedWithItsField(String text) {
    assertThatThrownBy(() -> ConfText.require("router id", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The router id ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ", "a b", "a#b", "!", "a{b}", "{}", "'", "\\a", "a\\\\", "$", "$A", "$_PWD", "@a", "~SEQ",
        "😀", "include",
      })
  void textThatQuotesProtectIsTaken(String text) {
    assertThatCode(() -> ConfText.require("router id", text)).doesNotThrowAnyException();
  }

  @Test
  void longTextIsRefused() {
    assertThatThrownBy(() -> ConfText.require("router id", "é".repeat(451)))
        .hasMessage(
            "The router id is longer than 900 bytes; keepalived.conf has no way to say that."
                + " Choose another.");
  }

  @Test
  void refusalNeverTellsThePassword() {
    assertThatThrownBy(() -> ConfText.require("VRRP password", "hush\"hush"))
        .message()
        .doesNotContain("hush");
  }

  @Test
  void commandIsAProgramByItsPathWithoutQuotes() {
    for (List<String> words :
        List.of(
            List.<String>of(),
            List.of("check"),
            List.of("/c", "it's"),
            List.of("/c", "a\\b"),
            List.of("/c\n"))) {
      assertThatThrownBy(() -> ConfText.requireCommand("command", words))
          .hasMessageStartingWith("The command ");
    }
  }
}
