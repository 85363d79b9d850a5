package dev.pairkeeper.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepalivedVersionTests {

  @ParameterizedTest
  @CsvSource({
    "2.2.7, 2.2.5, true",
    "2.2.7, 2.2.7, true",
    "2.2.7, 2.3.0, false",
    "2.10, 2.3.4, true",
    "9999.0.0, 2.1.0, true",
    "1.3.9 (git), 2.1.0, false",
  })
  void newerHasWhatAnOlderHas(String installed, String wanted, boolean has) {
    KeepalivedVersion needed = KeepalivedVersion.parse(wanted).orElseThrow();
    assertThat(KeepalivedVersion.parse(installed).orElseThrow())
        .returns(has, version -> version.isAtLeast(needed.major(), needed.minor(), needed.patch()));
  }

  @Test
  void otherTextIsNoVersion() {
    assertThat(KeepalivedVersion.parse("v2")).isEmpty();
    assertThat(KeepalivedVersion.parse("")).isEmpty();
    assertThat(KeepalivedVersion.parse("99999.1")).isEmpty();
  }
}
