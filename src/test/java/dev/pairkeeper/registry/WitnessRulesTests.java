package dev.pairkeeper.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessRulesTests {

  @Test
  void witnessesAreFew() {
    assertThat(violations(Collections.nCopies(9, "10.0.1.1")))
        .extracting(Violation::field)
        .containsExactly("witnesses");
  }

  @Test
  void noWitnessesIsAWish() {
    assertThat(violations(null)).isEmpty();
    assertThat(violations(List.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "gateway.example.org | IP address",
        "10.0.1.1/24         | IP address",
        "fe80::1%eth0        | IP address",
        "$(reboot)           | IP address",
        "0.0.0.0             | one host",
        "127.0.0.1           | one host",
        "::1                 | one host",
        "169.254.169.254     | one host",
        "224.0.0.18          | one host",
        "10.0.1.100          | VIP",
        "10.0.1.11           | node's own",
        "10.0.1.12           | node's own",
        "10.0.9.1            | witnesses[0]",
      })
  void wrongWitnessIsNamedByItsPlace(String witness, String message) {
    assertThat(violations(List.of("10.0.9.1", witness)))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.field()).isEqualTo("witnesses[1]");
          assertThat(violation.message()).contains(message);
        });
  }

  @Test
  void witnessOfAnotherSpellingIsTheSame() {
    assertThat(violations(List.of("fd00::1", "10.0.1.1", "fd00:0:0::1")))
        .extracting(Violation::field)
        .containsExactly("witnesses[2]");
  }

  private static List<Violation> violations(@Nullable List<String> witnesses) {
    var findings = new Findings();
    PairSpec spec = Specs.with(Specs.good(), "witnesses", witnesses);
    PairSpecRules.check(
        PairSpecDefaults.fill(spec, Collections.nCopies(2, null)), Set.of(), findings);
    return findings.violations();
  }
}
