package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BraceLineTests {

  @Test
  void listOnOneLineBecomesThreeLines() {
    assertThat(BraceLine.split("    virtual_ipaddress { 10.0.0.1/24 } # the VIP"))
        .containsExactly("    virtual_ipaddress { # the VIP", "        10.0.0.1/24", "    }");
  }

  @Test
  void joinedBraceGetsItsBlank() {
    assertThat(BraceLine.split("\tauthentication{")).containsExactly("\tauthentication {");
  }

  @Test
  void braceInQuotesIsNone() {
    assertThat(BraceLine.split("script \"/bin/x {a}\" }"))
        .containsExactly("script \"/bin/x {a}\"", "}");
  }

  @Test
  void closingBraceThatSharesItsLineGetsOneOfItsOwn() {
    assertThat(BraceLine.split("        check } }"))
        .containsExactly("        check", "        }", "        }");
  }
}
