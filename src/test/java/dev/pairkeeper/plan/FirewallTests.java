package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class FirewallTests {

  private static final String FIREWALLD =
      """
      table inet firewalld {
        chain filter_INPUT {
          type filter hook input priority filter + 10; policy accept;
          ct state { established, related } accept
          jump filter_INPUT_ZONES
          reject with icmpx admin-prohibited
        }
        chain filter_IN_public_allow {
          tcp dport 22 accept
        }
      }
      """;

  @Test
  void dropOfVrrpIsShownAsItStands() {
    assertThat(warnings("table inet t {\n  chain c {\n    ip protocol vrrp drop\n  }\n}\n"))
        .containsExactly(
            "The firewall of db1 has a rule against what the pair needs: ip protocol vrrp drop");
    assertThat(warnings("-A INPUT -p vrrp -j DROP\n")).hasSize(1);
    assertThat(warnings("-A INPUT -p 112 -j DROP\n")).hasSize(1);
  }

  @Test
  void dropOfTheServersPortIsShownAndThatOfAnotherIsNot() {
    assertThat(warnings("    tcp dport { 3306, 33060 } reject\n")).hasSize(1);
    assertThat(warnings("-A INPUT -p tcp -m tcp --dport 3306 -j REJECT\n")).hasSize(1);
    assertThat(warnings("    tcp dport 13306 drop\n")).isEmpty();
  }

  @Test
  void wallThatLetsNothingUnknownPassWantsARuleForVrrp() {
    assertThat(warnings(FIREWALLD)).anyMatch(it -> it.contains("no rule for VRRP"));
    assertThat(warnings(FIREWALLD.replace("tcp dport 22 accept", "ip protocol vrrp accept")))
        .isEmpty();
    assertThat(warnings("-P INPUT DROP\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n"))
        .anyMatch(it -> it.contains("no rule for VRRP"));
  }

  @Test
  void openHostHasNoWarningAndAnUnreadWallHasOne() {
    assertThat(warnings("")).isEmpty();
    assertThat(warnings(null)).anyMatch(it -> it.contains("could not be read"));
  }

  private static List<String> warnings(String rules) {
    return Firewall.warnings(new BarePair().ground().pair().first(), rules, 3306);
  }
}
