package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineEditsTests {

  @Test
  void replacedLineKeepsItsIndentationAndComment() {
    assertThat(replaced("vrrp_instance A {\n\tpriority 100  # first\n}\n", "priority"))
        .contains(new Edit("db1", 2, 2, List.of("\tpriority 7  # first")));
  }

  @Test
  void lineOfSeveralStatementsIsLeftAlone() {
    assertThat(replaced("vrrp_instance A { priority 100 }\n", "priority")).isEmpty();
    assertThat(replaced("vrrp_instance A {\n priority 100 }\n", "priority")).isEmpty();
  }

  @Test
  void lineThatADefinitionBringsIsLeftAlone() {
    assertThat(replaced("$P=priority 100\nvrrp_instance A {\n $P\n}\n", "priority")).isEmpty();
  }

  @Test
  void lineForOneHostIsLeftAlone() {
    assertThat(replaced("vrrp_instance A {\n @db1 priority 100\n}\n", "priority")).isEmpty();
  }

  @Test
  void blockIsDeletedWithItsBraces() {
    String text = "vrrp_instance A {\n authentication\n {\n  auth_type PASS\n }\n}\n";
    assertThat(deleted(text, "authentication")).contains(Edit.delete("db1", 2, 5));
  }

  @Test
  void blockThatSharesALineIsLeftAlone() {
    String text = "vrrp_instance A {\n authentication {\n  auth_type PASS }\n}\n";
    assertThat(deleted(text, "authentication")).isEmpty();
  }

  private static Optional<Edit> replaced(String text, String keyword) {
    LintedNode node = node(text);
    return LineEdits.in(node).replace(setting(node, keyword), "priority 7");
  }

  private static Optional<Edit> deleted(String text, String keyword) {
    LintedNode node = node(text);
    return LineEdits.in(node).delete(setting(node, keyword));
  }

  private static Statement setting(LintedNode node, String keyword) {
    VrrpInstanceBlock instance = node.declared().instances().getFirst();
    return instance.setting(keyword).orElseThrow();
  }

  private static LintedNode node(String text) {
    return new LintedNode(
        "db1", ConfigurationParser.parse(Sources.of("db1", text), "db1"), HostFacts.NONE);
  }
}
