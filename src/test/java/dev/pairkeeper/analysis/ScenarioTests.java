package dev.pairkeeper.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.Eligibility.Reason;
import dev.pairkeeper.analysis.Scenario.Look;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder under {@code scenarios} is a situation and what the judge must say of it. */
class ScenarioTests {

  static List<Scenario> situations() {
    return Scenario.all();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void isJudgedAsExpected(Scenario scenario) {
    int number = 0;
    for (Look look : scenario.play()) {
      number++;
      if (!look.expected().values().isEmpty()) {
        compare("%s, look %d".formatted(scenario.situation(), number), look);
      }
    }
  }

  private static void compare(String where, Look look) {
    Assessment assessment = look.assessment();
    List<Yaml> problems = look.expected().maps("problems");
    assertThat(assessment.problems().stream().map(ScenarioTests::line).toList())
        .as(where)
        .isEqualTo(problems.stream().map(ScenarioTests::line).toList());
    for (int i = 0; i < problems.size(); i++) {
      Problem problem = assessment.problems().get(i);
      problems
          .get(i)
          .texts("says")
          .forEach(part -> assertThat(problem.message()).as(where).contains(part));
      problems
          .get(i)
          .texts("silentOn")
          .forEach(part -> assertThat(problem.message()).as(where).doesNotContain(part));
      problems
          .get(i)
          .texts("cure")
          .forEach(part -> assertThat(problem.cure()).as(where).contains(part));
      assertThat(problem.cure()).as(where).doesNotContain("{");
    }
    assertThat(assessment.health()).as(where).hasToString(look.expected().text("health"));
    look.expected().map("takeover").ifPresent(nodes -> compareTakeover(where, assessment, nodes));
  }

  private static void compareTakeover(String where, Assessment assessment, Yaml nodes) {
    for (Eligibility eligibility : assessment.eligibility()) {
      nodes
          .map(eligibility.node())
          .ifPresent(expected -> {
            List<String> reasons = eligibility.reasons().stream().map(Reason::code).toList();
            assertThat(reasons).as(where).isEqualTo(expected.texts("reasons"));
            assertThat(eligibility.eligible()).as(where).isEqualTo(reasons.isEmpty());
            assertThat(String.valueOf(eligibility.estimatedLossTransactions()))
                .as(where)
                .isEqualTo(String.valueOf(expected.textOrNull("lossTransactions")));
            assertThat(eligibility.estimatedLoss())
                .as(where)
                .isEqualTo(expected.findSeconds("lossSeconds").orElse(null));
          });
    }
  }

  private static String line(Problem problem) {
    return "%s %s %s".formatted(problem.severity(), problem.code(), problem.node());
  }

  private static String line(Yaml problem) {
    return "%s %s %s"
        .formatted(problem.text("severity"), problem.text("code"), problem.textOrNull("node"));
  }
}
