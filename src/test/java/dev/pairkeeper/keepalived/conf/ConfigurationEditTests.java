package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class ConfigurationEditTests {

  private static final String FILE = "/etc/keepalived/keepalived.conf";

  @Test
  void wordIsReplacedAndItsCommentStays() {
    Case given = new Case("vrrp_instance x {\n\tstate  MASTER # first\n\tpriority 100\n}\n");

    given.edit.replace(given.setting("state").arguments().getFirst(), "BACKUP");

    assertThat(given.text())
        .isEqualTo("vrrp_instance x {\n\tstate  BACKUP # first\n\tpriority 100\n}\n");
  }

  @Test
  void quotesGoWithTheWord() {
    Case given = new Case("vrrp_instance x {\n  priority \"100\"\n}\n");

    given.edit.replace(given.setting("priority").arguments().getFirst(), "101");

    assertThat(given.text()).isEqualTo("vrrp_instance x {\n  priority 101\n}\n");
  }

  @Test
  void lineIsPutInBehindAnotherWithItsIndentationAndLineEnd() {
    Case given = new Case("vrrp_instance x {\r\n    state BACKUP ! both\r\n}\r\n");

    given.edit.insertBehind(given.setting("state"), "nopreempt");

    assertThat(given.text())
        .isEqualTo("vrrp_instance x {\r\n    state BACKUP ! both\r\n    nopreempt\r\n}\r\n");
  }

  @Test
  void blockInOneLineIsBroken() {
    Case given = new Case("vrrp_instance x { state MASTER }\n");

    given.edit.replace(given.setting("state").arguments().getFirst(), "BACKUP");
    given.edit.insertBehind(given.setting("state"), "nopreempt");

    assertThat(given.text()).isEqualTo("vrrp_instance x { state BACKUP\n    nopreempt\n}\n");
    VrrpInstanceBlock read = new Case(given.text()).instance();
    assertThat(read.state()).isEqualTo("BACKUP");
    assertThat(read.has("nopreempt")).isTrue();
  }

  @Test
  void lineThatStandsAloneGoesWhole() {
    Case given = new Case("vrrp_instance x {\n  nopreempt\n  state BACKUP\n}\n");

    given.edit.remove(given.setting("nopreempt"));

    assertThat(given.text()).isEqualTo("vrrp_instance x {\n  state BACKUP\n}\n");
  }

  @Test
  void commentOfARemovedLineStays() {
    Case given = new Case("vrrp_instance x {\n  nopreempt # asked for by Ann\n}\n");

    given.edit.remove(given.setting("nopreempt"));

    assertThat(given.text()).isEqualTo("vrrp_instance x {\n   # asked for by Ann\n}\n");
  }

  @Test
  void wordThatADefinitionBroughtIsAnObstacle() {
    Case given = new Case("$PRIO=100\nvrrp_instance x {\n  priority $PRIO\n}\n");

    given.edit.replace(given.setting("priority").arguments().getFirst(), "101");

    assertThat(given.edit.obstacles())
        .singleElement()
        .asString()
        .contains(FILE + ", line 3", "'100'");
  }

  @Test
  void includedFileIsTheOneThatChanges() {
    Case given =
        new Case(
            Map.of(
                FILE,
                "include own.conf\n",
                "/etc/keepalived/own.conf",
                "vrrp_instance x {\n  priority 100\n}\n"));

    given.edit.replace(given.setting("priority").arguments().getFirst(), "101");

    assertThat(given.edit.texts())
        .containsExactly(
            Map.entry("/etc/keepalived/own.conf", "vrrp_instance x {\n  priority 101\n}\n"));
  }

  private static final class Case {

    private final Declared declared;
    private final ConfigurationEdit edit;

    Case(String text) {
      this(Map.of(FILE, text));
    }

    Case(Map<String, String> texts) {
      Configuration configuration =
          ConfigurationParser.parse(new Sources(FILE, new TreeMap<>(texts)), "db1");
      this.declared = new Declared(configuration);
      this.edit = new ConfigurationEdit(configuration);
    }

    VrrpInstanceBlock instance() {
      return declared.instances().getFirst();
    }

    Statement setting(String keyword) {
      return instance().setting(keyword).orElseThrow();
    }

    String text() {
      assertThat(edit.obstacles()).isEmpty();
      return edit.texts().get(FILE);
    }
  }
}
