package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LoadVerdictTests {

  /**
   * KeepalivedAgreementLabTests measures anew; here the codes are those of the last measurement.
   */
  @Test
  void verdictsAreWhatKeepalivedWasMeasuredToSay() throws IOException {
    Set<String> disagreements = new TreeSet<>();
    for (String release : KeepalivedCorpus.RELEASES) {
      disagreements.addAll(
          KeepalivedCorpus.disagreements(release, KeepalivedCorpus.measured(release)));
    }
    assertThat(disagreements).isEqualTo(KeepalivedCorpus.differences());
  }

  @Test
  void everyConfigurationWasMeasured() throws IOException {
    for (String release : KeepalivedCorpus.RELEASES) {
      assertThat(KeepalivedCorpus.measured(release).keySet())
          .containsExactlyElementsOf(KeepalivedCorpus.names());
    }
  }

  @Test
  void reasonsHaveTheirPlaces() {
    LoadVerdict verdict = verdict("vrrp_instance V {", "  interface eth0", "  priority 300", "}");
    assertThat(verdict.loads()).isFalse();
    assertThat(verdict.reasons())
        .extracting(reason -> reason.at().line(), LoadVerdict.Reason::message)
        .contains(
            org.assertj.core.groups.Tuple.tuple(1, "V: It has no VRID."),
            org.assertj.core.groups.Tuple.tuple(
                3, "'priority' does not have a whole number from 1 to 255 behind it."));
  }

  @Test
  void whatIsNotKnownOfTheHostIsNotHeldAgainstTheText() {
    assertThat(
            verdict(
                    "vrrp_instance V {",
                    "  interface ens192",
                    "  virtual_router_id 51",
                    "  virtual_ipaddress {",
                    "    10.0.0.100/24 dev ens224",
                    "  }",
                    "}")
                .loads())
        .isTrue();
  }

  private static LoadVerdict verdict(String... lines) {
    Sources text = Sources.of("db1", String.join("\n", lines));
    return LoadVerdict.of(
        new LintedNode("db1", ConfigurationParser.parse(text, "db1"), HostFacts.NONE));
  }
}
