package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every edit that a finding of any bad scenario offers cures it. */
class LintEditTests {

  static Stream<Path> bad() throws IOException {
    return LintScenarioTests.bad();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void editMakesItsFindingGoAway(Path folder) throws IOException {
    LintedPair pair = LintScenario.read(folder).pair();
    List<Finding> before = Linter.lint(pair);
    for (Finding finding : before) {
      if (finding.edit() != null) {
        List<Finding> after = Linter.lint(edited(pair, List.of(finding)));
        assertThat(alike(after, finding)).as(finding.toString()).isLessThan(alike(before, finding));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void allEditsOfARuleTogetherBringNothingNew(Path folder) throws IOException {
    LintedPair pair = LintScenario.read(folder).pair();
    List<Finding> before = Linter.lint(pair);
    for (String rule : before.stream().map(Finding::rule).distinct().toList()) {
      List<Finding> ofRule = before.stream().filter(found -> found.rule().equals(rule)).toList();
      List<Finding> after = Linter.lint(edited(pair, ofRule));
      assertThat(after)
          .as(rule)
          .allSatisfy(
              found -> assertThat(alike(after, found)).isLessThanOrEqualTo(alike(before, found)));
    }
  }

  private static long alike(List<Finding> findings, Finding finding) {
    return findings.stream()
        .filter(other -> other.rule().equals(finding.rule()) && other.node().equals(finding.node()))
        .count();
  }

  private static LintedPair edited(LintedPair pair, List<Finding> findings) {
    return new LintedPair(
        pair.nodes().stream()
            .map(node -> edited(node, found -> found.node().equals(node.name()), findings))
            .toList(),
        pair.writePolicy());
  }

  private static LintedNode edited(
      LintedNode node, Predicate<Finding> ofNode, List<Finding> findings) {
    Sources sources = node.configuration().sources();
    TreeMap<String, String> texts = new TreeMap<>(sources.texts());
    findings.stream()
        .filter(ofNode)
        .map(Finding::edit)
        .filter(edit -> edit != null)
        .distinct()
        .sorted(Comparator.comparingInt(Edit::firstLine).reversed())
        .forEach(edit -> texts.computeIfPresent(edit.file(), (file, text) -> apply(edit, text)));
    Configuration read = ConfigurationParser.parse(new Sources(sources.main(), texts), node.name());
    return new LintedNode(node.name(), read, node.host());
  }

  private static String apply(Edit edit, String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.subList(edit.firstLine() - 1, edit.lastLine()).clear();
    lines.addAll(edit.firstLine() - 1, edit.replacement());
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
