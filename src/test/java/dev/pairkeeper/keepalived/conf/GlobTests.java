package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /etc/keepalived/conf.d/*.conf   | /etc/keepalived/conf.d/vip.conf       | true
          /etc/keepalived/conf.d/*.conf   | /etc/keepalived/conf.d/vip.conf.old   | false
          /etc/keepalived/*.conf          | /etc/keepalived/conf.d/vip.conf       | false
          /etc/keepalived/*/*.conf        | /etc/keepalived/conf.d/vip.conf       | true
          *.conf                          | .hidden.conf                          | false
          .*.conf                         | .hidden.conf                          | true
          vip?.conf                       | vip1.conf                             | true
          vip[0-4].conf                   | vip3.conf                             | true
          vip[!0-4].conf                  | vip3.conf                             | false
          vip[.conf                       | vip[.conf                             | true
          {vip,check}*.conf               | check-1.conf                          | true
          {vip,check{1,2}}.conf           | check2.conf                           | true
          a\\*.conf                       | a*.conf                               | true
          a\\*.conf                       | ab.conf                               | false
          **                              | anything                              | true
          """)
  void pathFitsAsForGlob(String pattern, String path, boolean fits) {
    assertThat(Glob.of(pattern).matches(path)).isEqualTo(fits);
  }

  @Test
  void patternOfManyStarsTakesNoTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(Glob.of("*a".repeat(400) + "b").matches("a".repeat(5_000))).isFalse();
          assertThat(Glob.of("{a,b}".repeat(200)).matches("a".repeat(200))).isFalse();
        });
  }
}
