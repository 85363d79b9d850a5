package dev.pairkeeper.analysis;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.analysis.ProblemCatalogue.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTests {

  private static final Pattern BRACES = Pattern.compile("[{}]");

  @Test
  void everyCodeIsExplainedOnceInTheOrderOfTheEnum() {
    assertThat(ProblemCatalogue.entries())
        .extracting(Entry::code)
        .containsExactly(ProblemCode.values());
  }

  @Test
  void everyExplanationIsReadableWithoutAPair() {
    assertThat(ProblemCatalogue.entries())
        .allSatisfy(entry -> {
          assertThat(entry.meaning()).endsWith(".").hasSizeGreaterThan(60).doesNotContain("\n");
          assertThat(entry.cure()).endsWith(".").doesNotContainPattern(BRACES);
        });
  }

  @Test
  void everyCodeFiresInAScenario() {
    Set<ProblemCode> fired =
        Scenario.all().stream()
            .flatMap(scenario -> scenario.play().stream())
            .flatMap(look -> look.assessment().problems().stream())
            .map(Problem::code)
            .collect(toSet());

    assertThat(fired).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(ProblemCode.class));
  }

  @Test
  void noMessageOrCureSpeaksOfThingsInPlaceholders() {
    List<Problem> problems =
        Scenario.all().stream()
            .flatMap(scenario -> scenario.play().stream())
            .flatMap(look -> look.assessment().problems().stream())
            .toList();

    assertThat(problems)
        .allSatisfy(problem -> {
          assertThat(problem.message()).endsWith(".").doesNotContain("null").doesNotContain("%");
          assertThat(problem.cure()).doesNotContainPattern(BRACES).doesNotContain("null");
        });
  }
}
