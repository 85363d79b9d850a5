package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.plan.Refused.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file under {@code plans} is a situation and what is planned or refused in it. */
class PlanScenarioTests {

  static List<PlanScenario> situations() {
    return PlanScenario.all();
  }

  @ParameterizedTest
  @MethodSource("situations")
  void isPlannedAsExpected(PlanScenario scenario) {
    switch (scenario.decision()) {
      case Refused(List<Reason> reasons) -> {
        assertThat(reasons.stream().map(Reason::code).toList())
            .as("%s: %s", scenario, reasons)
            .isEqualTo(scenario.texts("refused"));
        contains(scenario, "says", reasons.toString());
      }
      case Plan plan -> {
        assertThat(scenario.has("refused")).as("%s: %s", scenario, plan.summary()).isFalse();
        assertThat(plan.steps().stream().map(PlanScenarioTests::line).toList())
            .as(scenario.toString())
            .isEqualTo(scenario.texts("steps"));
        assertThat(plan.warnings()).as(scenario.toString()).hasSameSizeAs(scenario.texts("warns"));
        contains(scenario, "warns", plan.warnings().toString());
        contains(scenario, "says", plan.summary());
        assertThat(measures(plan)).as(scenario.toString()).containsAll(scenario.texts("measures"));
        contains(scenario, "shows", shown(plan));
        contains(scenario, "verifies", verified(plan));
        scenario.texts("hides").forEach(text -> assertThat(shown(plan)).doesNotContain(text));
      }
    }
  }

  private static void contains(PlanScenario scenario, String key, String text) {
    scenario.texts(key).forEach(part -> assertThat(text).as(scenario.toString()).contains(part));
  }

  private static List<String> measures(Plan plan) {
    return plan.measures().stream()
        .map(measure ->
            switch (measure) {
              case Measure.Fact(String name, String is) -> name + " is " + is;
              case Measure.Span(String name, int from, int to) ->
                  "%s from '%s' to '%s'"
                      .formatted(
                          name,
                          plan.steps().get(from - 1).title(),
                          plan.steps().get(to - 1).title());
            })
        .toList();
  }

  private static String line(Step step) {
    return "%s %s".formatted(step.deed().kind(), step.title());
  }

  private static String verified(Plan plan) {
    return plan.steps().stream()
        .map(step -> Condition.sentence(step.verified()))
        .collect(Collectors.joining("\n"));
  }

  private static String shown(Plan plan) {
    return plan.steps().stream()
        .map(step -> step.deed().detail() + "\nUndo: " + step.undo().says())
        .collect(Collectors.joining("\n"));
  }
}
