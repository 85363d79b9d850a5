package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder under {@code bad} shows a rule of its name firing; every folder under {@code good}
 * stays silent. A line that must have findings names their rules behind {@code ! <-}.
 */
class LintScenarioTests {

  private static final Path HOME = Path.of("src/test/resources/keepalived/lint");

  static Stream<Path> bad() throws IOException {
    return folders("bad");
  }

  static Stream<Path> good() throws IOException {
    return folders("good");
  }

  private static Stream<Path> folders(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(HOME.resolve(kind))) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void markedLinesAndNoOthersHaveFindings(Path folder) throws IOException {
    LintScenario scenario = LintScenario.read(folder);
    assertThat(found(scenario)).isEqualTo(scenario.expected());
    assertThat(scenario.expected()).anyMatch(mark -> mark.endsWith(" " + rule(folder)));
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodConfigurationStaysSilent(Path folder) throws IOException {
    assertThat(Linter.lint(LintScenario.read(folder).pair())).isEmpty();
  }

  @Test
  void everyRuleIsShownFiring() throws IOException {
    Set<String> shown =
        bad().map(LintScenarioTests::rule).collect(Collectors.toCollection(TreeSet::new));
    assertThat(Linter.rules()).extracting(LintRule::id).allMatch(shown::contains);
  }

  /** The folder's name up to a dot, behind which several scenarios of one rule differ. */
  private static String rule(Path folder) {
    String name = folder.getFileName().toString();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Set<String> found(LintScenario scenario) {
    List<Finding> findings = Linter.lint(scenario.pair());
    return findings.stream()
        .map(finding -> "%s:%d %s".formatted(finding.node(), finding.at().line(), finding.rule()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
