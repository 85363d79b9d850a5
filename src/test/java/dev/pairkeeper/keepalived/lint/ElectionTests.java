package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionTests {

  @Test
  void skewOfVersion3IsAShareOfTheAdvertInterval() {
    assertThat(election("version 3", "priority 90", "advert_int 0.5").skewSeconds())
        .isEqualByComparingTo("0.324219");
    assertThat(election("version 3", "priority 240", "advert_int 0.5").skewSeconds())
        .isEqualByComparingTo("0.03125");
  }

  @Test
  void skewOfVersion2IsAShareOfASecondWhateverTheAdvertInterval() {
    assertThat(election("priority 128", "advert_int 5").skewSeconds()).isEqualByComparingTo("0.5");
    assertThat(election("priority 128", "advert_int 5").takeoverSeconds())
        .isEqualByComparingTo("15.5");
  }

  @Test
  void version2KnowsWholeSecondsOnly() {
    assertThat(election("advert_int 0.2").advertSeconds()).isEqualByComparingTo("1");
    assertThat(election("advert_int 1.5").advertSeconds()).isEqualByComparingTo("2");
  }

  @Test
  void standbyThatMissesFiveAdvertsTakesLonger() {
    assertThat(election("priority 128", "down_timer_adverts 5").takeoverSeconds())
        .isEqualByComparingTo("5.5");
  }

  @Test
  void masterWithoutAPriorityIsTheAddressOwner() {
    assertThat(election("state MASTER").priority()).isEqualTo(255);
    assertThat(election("state BACKUP").priority()).isEqualTo(100);
    assertThat(election("state MASTER", "priority 0").priority()).isEqualTo(100);
  }

  @Test
  void weightsNeverLeadBeyond1And254() {
    Election low = election("priority 10", "track_script {", "check weight -20", "}");
    assertThat(low.failing(low.weighted())).isEqualTo(1);
    assertThat(election("priority 250", "track_script {", "check weight 20", "}").healthy())
        .isEqualTo(254);
  }

  @Test
  void weightOfTheTrackedLineComesBeforeThatOfTheScript() {
    Election own = election("priority 100", "track_script {", "check weight -30", "}", "}", SCRIPT);
    assertThat(own.failing(own.weighted())).isEqualTo(70);
  }

  @Test
  void ownSettingOfStrictModeComesBeforeTheGlobalOne() {
    String strict = "} global_defs {\nvrrp_strict";
    assertThat(election("priority 100", strict).strict()).isTrue();
    assertThat(election("strict_mode off", strict).strict()).isFalse();
  }

  private static final String SCRIPT = "vrrp_script check {\nweight -5";

  private static Election election(String... settings) {
    String text = "vrrp_instance VI_1 {\n%s\n}\n".formatted(String.join("\n", settings));
    LintedNode node =
        new LintedNode(
            "db1", ConfigurationParser.parse(Sources.of("db1", text), "db1"), HostFacts.NONE);
    LintedPair pair = new LintedPair(List.of(node), null);
    return new Election(pair.instances().getFirst());
  }
}
