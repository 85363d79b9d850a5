package dev.pairkeeper.keepalived.node;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import dev.pairkeeper.keepalived.lint.HostFacts;
import dev.pairkeeper.keepalived.lint.HostFacts.Address;
import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import dev.pairkeeper.keepalived.lint.LintedNode;
import dev.pairkeeper.keepalived.lint.LintedPair;
import dev.pairkeeper.keepalived.lint.Linter;
import dev.pairkeeper.keepalived.render.KeepalivedConf;
import dev.pairkeeper.keepalived.render.KeepalivedVersion;
import dev.pairkeeper.keepalived.render.PairConfigurations;
import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is wanted on a pair's hosts, keepalived.conf and scripts together, as the linter reads it.
 */
class WantedFilesTests {

  private static final Pair PAIR = Settings.PAIR;

  @Test
  void linterIsSilentAboutWhatIsPutOntoHosts() {
    List<LintedNode> nodes = PAIR.nodes().stream().map(WantedFilesTests::linted).toList();
    assertThat(Linter.lint(new LintedPair(nodes, PAIR.writePolicy()))).isEmpty();
  }

  @Test
  void linterReadsTheScriptsAndNotOnlyTheirNames() {
    Map<String, ScriptFact> killing =
        Map.of(
            "/usr/libexec/keepalived/pairkeeper-check-orders",
            new ScriptFact(true, "0755", "root", "#!/bin/sh\npkill keepalived\n"));
    LintedNode node = linted(PAIR.first(), killing);
    assertThat(Linter.lint(new LintedPair(List.of(node), PAIR.writePolicy()))).isNotEmpty();
  }

  private static LintedNode linted(Node node) {
    NodeSettings settings = Settings.of(PAIR, node, "/usr/bin/mysql", List.of("pairkeeper"));
    return linted(
        node,
        NodeFiles.of(settings, "mysql").stream()
            .collect(
                toMap(
                    NodeFile::path,
                    file -> new ScriptFact(true, file.mode(), "root", file.text()))));
  }

  private static LintedNode linted(Node node, Map<String, ScriptFact> scripts) {
    NodeSettings settings = Settings.of(PAIR, node, "/usr/bin/mysql", List.of());
    KeepalivedVersion version = new KeepalivedVersion(2, 3, 4);
    Circumstances given = new Circumstances(Settings.ADDRESSES, settings.paths(), version, null);
    String text =
        KeepalivedConf.render(
            PairConfigurations.wanted(PAIR, node, given), PAIR.name(), node.name());
    HostFacts facts =
        new HostFacts(
            "2.3.4",
            Set.of(),
            Map.of("eth0", List.of(new Address(node.host(), 24))),
            scripts,
            true,
            Map.of("root", true),
            null);
    Sources sources = Sources.of(node.name(), text);
    return new LintedNode(node.name(), ConfigurationParser.parse(sources, node.name()), facts);
  }
}
