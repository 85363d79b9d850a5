package dev.pairkeeper.quoting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlTextTests {

  @Test
  void noTextEndsItsLiteral() {
    assertThat(SqlText.literal("it's \\'; DROP TABLE t; -- "))
        .isEqualTo("'it''s \\\\''; DROP TABLE t; -- '");
    assertThat(SqlText.account("re'pl", "%")).isEqualTo("'re''pl'@'%'");
  }

  @Test
  void noNameEndsItsIdentifier() {
    assertThat(SqlText.identifier("a`b")).isEqualTo("`a``b`");
    assertThatThrownBy(() -> SqlText.identifier("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> SqlText.literal("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
