package dev.pairkeeper.quoting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionFileTextTests {

  @Test
  void hashQuotesAndBackslashesStandForThemselves() {
    assertThat(OptionFileText.value("Pk\"lab's # $HOME\\ 9 "))
        .isEqualTo("\"Pk\\\"lab's # $HOME\\\\ 9 \"");
  }

  @Test
  void valueCannotAddALine() {
    assertThatThrownBy(() -> OptionFileText.value("a\n[mysqld]"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
