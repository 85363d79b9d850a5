package dev.pairkeeper.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTests {

  @ParameterizedTest
  @CsvSource({
    "9.7.4-2,                           MYSQL,   9,  7,  4",
    "8.0.36-28.1,                       MYSQL,   8,  0,  36",
    "5.7.20-log,                        MYSQL,   5,  7,  20",
    "10.11.18-MariaDB-0+deb12u1-log,    MARIADB, 10, 11, 18",
    "5.5.5-10.3.39-MariaDB,             MARIADB, 10, 3,  39",
    "11.4-MariaDB,                      MARIADB, 11, 4,  0",
  })
  void serversNameThemselves(String text, Flavor flavor, int major, int minor, int patch) {
    assertThat(ServerVersion.parse(text))
        .isEqualTo(new ServerVersion(flavor, major, minor, patch, text));
  }

  @Test
  void numbersCompareAsNumbers() {
    ServerVersion version = ServerVersion.parse("8.0.22");

    assertThat(version.isAtLeast(8, 0, 9)).isTrue();
    assertThat(version.isAtLeast(8, 0, 22)).isTrue();
    assertThat(version.isAtLeast(8, 0, 23)).isFalse();
    assertThat(version.isAtLeast(8, 4, 0)).isFalse();
    assertThat(version).isLessThan(ServerVersion.parse("10.1.0"));
  }

  @Test
  void textWithoutANumberIsNoVersion() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerVersion.parse("unknown"))
        .withMessageContaining("unknown");
  }
}
