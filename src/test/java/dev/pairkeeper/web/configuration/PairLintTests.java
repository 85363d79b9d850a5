package dev.pairkeeper.web.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pairkeeper.keepalived.lint.Finding;
import dev.pairkeeper.topology.ConfigurationFile;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostTraits;
import dev.pairkeeper.topology.NodeConfiguration;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairLintTests {

  private static final PairSnapshot LOOKED = Sight.of(Pairs.pair("orders", 51)).status().snapshot();
  private static final String MAIN = "/etc/keepalived/keepalived.conf";
  private static final String SCRIPT = "/etc/keepalived/check.sh";

  @Test
  void scriptIsJudgedByItsModeOnThatHost() {
    assertThat(rules(ofFirst(file(MAIN, "0644", checked()), file(SCRIPT, "0755", "#!/bin/sh\n"))))
        .doesNotContain("script-not-executable");
    assertThat(ofFirst(file(MAIN, "0644", checked()), file(SCRIPT, "0644", "#!/bin/sh\n")))
        .filteredOn(finding -> finding.rule().equals("script-not-executable"))
        .extracting(Finding::node, finding -> finding.at().line())
        .containsExactly(tuple("db1", 2));
  }

  @Test
  void scriptThatTheHostLacksIsMissing() {
    assertThat(ofFirst(file(MAIN, "0644", checked())))
        .filteredOn(finding -> finding.rule().equals("script-missing"))
        .extracting(Finding::node, finding -> finding.at().line())
        .containsExactly(tuple("db1", 2));
  }

  @Test
  void scriptBehindADefinitionWasNotLookedFor() {
    String defined = "$DIR=/etc/keepalived\n" + checked().replace("/etc/keepalived/", "${DIR}/");

    assertThat(rules(ofFirst(file(MAIN, "0644", defined)))).doesNotContain("script-missing");
  }

  @Test
  void includedFileIsReadAndItsFindingsNameIt() {
    assertThat(
            ofFirst(
                file(MAIN, "0644", "include conf.d/*.conf\n"),
                file("/etc/keepalived/conf.d/vip.conf", "0644", "vrrp_instance VI_1 {\n")))
        .extracting(finding -> finding.at().file())
        .contains("/etc/keepalived/conf.d/vip.conf");
  }

  @Test
  void whatItsHostTellsOfKeepalivedKernelAndUsersIsJudgedToo() {
    String text =
        """
        global_defs {
          script_user mysqlcheck
          enable_dbus
        }
        virtual_server 10.1.2.3 80 {
          protocol TCP
        }
        """;
    HostTraits traits =
        new HostTraits(Set.of("LVS", "VRRP"), false, Map.of("mysqlcheck", false, "root", true));

    assertThat(rules(ofFirst(traits, file(MAIN, "0644", text))))
        .contains("script-user-unknown", "build-option-missing", "ipvs-missing");
    assertThat(rules(ofFirst(file(MAIN, "0644", text))))
        .doesNotContain("script-user-unknown", "build-option-missing", "ipvs-missing");
  }

  @Test
  void standbyThatNothingOpensIsToldOfItsNextTakeover() {
    String text =
        """
        vrrp_instance VI_1 {
          virtual_ipaddress {
            10.9.9.9
          }
        }
        """;
    NodeConfiguration configuration =
        new NodeConfiguration(Instant.EPOCH, List.of(file(MAIN, "0644", text)));
    assertThat(PairLint.of(LOOKED, _ -> Optional.of(configuration)))
        .filteredOn(finding -> finding.rule().equals("takeover-leaves-read-only"))
        .extracting(Finding::node)
        .containsExactly("db2");
  }

  @Test
  void compiledCheckIsNoTextWithoutAnInterpreter() {
    assertThat(
            rules(
                ofFirst(
                    file(MAIN, "0644", checked()), file(SCRIPT, "0755", "\u007fELF\u0002\0\0\0"))))
        .contains("check-not-understood")
        .doesNotContain("script-without-interpreter");
  }

  @Test
  void nodeWhoseTextIsNotKnownIsLeftOut() {
    ConfigurationFile unread =
        new ConfigurationFile(new FileFact(MAIN, "", "0600", "root"), null, "It can't be read.");

    assertThat(ofFirst(unread)).isEmpty();
    assertThat(PairLint.of(LOOKED, _ -> Optional.empty())).isEmpty();
  }

  private static List<Finding> ofFirst(ConfigurationFile... files) {
    return ofFirst(HostTraits.UNTOLD, files);
  }

  private static List<Finding> ofFirst(HostTraits traits, ConfigurationFile... files) {
    NodeConfiguration configuration = new NodeConfiguration(Instant.EPOCH, List.of(files), traits);
    return PairLint.of(
        LOOKED, node -> node.name().equals("db1") ? Optional.of(configuration) : Optional.empty());
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(Finding::rule).toList();
  }

  private static ConfigurationFile file(String path, String mode, String text) {
    return ConfigurationFile.of(new FileFact(path, "00", mode, "root"), text);
  }

  private static String checked() {
    return """
    vrrp_script check {
      script "/etc/keepalived/check.sh"
    }
    vrrp_instance VI_1 {
      track_script {
        check
      }
    }
    """;
  }
}
