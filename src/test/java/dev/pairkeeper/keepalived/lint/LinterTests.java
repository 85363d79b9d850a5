package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinterTests {

  @Test
  void everyRuleHasAnIdOfItsOwnAndSaysWhatItMeans() {
    assertThat(Linter.rules()).extracting(LintRule::id).doesNotHaveDuplicates();
    assertThat(Linter.rules())
        .allSatisfy(rule -> {
          assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
          assertThat(rule.title()).isNotBlank();
          assertThat(rule.meaning()).endsWith(".");
          assertThat(rule.cure()).endsWith(".");
        });
  }

  @Test
  void missingBraceIsToldWithItsPlace() {
    LintedNode node =
        new LintedNode(
            "db1",
            ConfigurationParser.parse(Sources.of("db1", "vrrp_instance VI_1 {\n"), "db1"),
            HostFacts.NONE);
    assertThat(Linter.lint(new LintedPair(List.of(node), null)))
        .anySatisfy(finding -> {
          assertThat(finding.rule()).isEqualTo("braces-do-not-match");
          assertThat(finding.at().line()).isEqualTo(1);
        });
  }
}
