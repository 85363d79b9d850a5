package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.Preflight.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppArmorRulesTests {

  private static final String FILE = "/etc/mysql/conf.d/zz-pairkeeper-orders.cnf";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /etc/mysql/** r,                            | YES
          /etc/mysql/** rwk,                          | YES
          /etc/mysql/*.cnf r,                         | NO
          /etc/mysql/*/*.cnf r,                       | YES
          /etc/mysql/**.{conf,cnf} r,                 | YES
          /etc/mysql/conf.d/zz-?airkeeper-orders.cnf r, | YES
          /etc/mysql/conf.d/[a-z]*.cnf r,             | YES
          /etc/mysql/conf.d/ r,                       | NO
          /etc/mysql/** w,                            | NO
          allow file /etc/mysql/** r, # all of it     | YES
          "/etc/mysql/**" r,                          | YES
          r /etc/mysql/**,                            | YES
          file,                                       | YES
          owner /etc/mysql/** r,                      | UNKNOWN
          @{somewhere}/** r,                          | UNKNOWN
          # /etc/mysql/** r,                          | NO
          include <abstractions/mysql>                | UNKNOWN
          /usr/bin/x Px -> y,                         | NO
          """)
  void lineSaysWhetherTheFileMayBeRead(String line, Finding finding) {
    assertThat(AppArmorRules.of("/usr/sbin/mysqld {\n  " + line + "\n}").reads(FILE))
        .isEqualTo(finding);
  }

  @Test
  void denialOutweighsWhateverAllows() {
    assertThat(AppArmorRules.of("deny /etc/mysql/conf.d/** r,\n/etc/** r,").reads(FILE))
        .isEqualTo(Finding.NO);
  }

  @Test
  void variablesStandForEachOfTheirValues() {
    assertThat(
            AppArmorRules.of("@{etc}=/etc/ /usr/etc/\n@{all}=@{etc}\n@{all}/mysql/** r,")
                .reads(FILE))
        .isEqualTo(Finding.YES);
  }

  @Test
  void variableThatNamesItselfIsNotKnown() {
    assertThat(AppArmorRules.of("@{a}=@{a}\n@{a}/** r,").reads(FILE)).isEqualTo(Finding.UNKNOWN);
  }

  @Test
  void textWithoutAnyLineTellsNothing() {
    assertThat(AppArmorRules.of("").reads(FILE)).isEqualTo(Finding.UNKNOWN);
  }
}
