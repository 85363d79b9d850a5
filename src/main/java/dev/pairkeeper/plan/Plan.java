package dev.pairkeeper.plan;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What will be done to a pair, step by step. It holds no secret: texts only name them.
 *
 * @param pair name of the pair
 * @param summary one or two sentences for whoever confirms it
 * @param warnings what may surprise: pauses, moves of the VIP, what can't be undone
 * @param premises what the plan leans on; when one has changed, the plan is not run
 * @param steps in their order, numbered from 1
 * @param measures what of it is told in figures when it has succeeded
 */
public record Plan(
    OperationRequest request,
    String pair,
    String summary,
    List<String> warnings,
    List<Premise> premises,
    List<Step> steps,
    List<Measure> measures)
    implements Decision {

  public Plan {
    warnings = List.copyOf(warnings);
    premises = List.copyOf(premises);
    steps = List.copyOf(steps);
    measures = List.copyOf(measures);
    if (steps.isEmpty() || !areNumbered(steps)) {
      throw new IllegalArgumentException("steps must be numbered from 1, and at least one");
    }
  }

  /** A plan that nothing is measured of. */
  public Plan(
      OperationRequest request,
      String pair,
      String summary,
      List<String> warnings,
      List<Premise> premises,
      List<Step> steps) {
    this(request, pair, summary, warnings, premises, steps, List.of());
  }

  /** The same plan for the pair under the name that it has now. */
  public Plan forPair(String name) {
    return new Plan(request, name, summary, warnings, premises, steps, measures);
  }

  private static boolean areNumbered(List<Step> steps) {
    return IntStream.range(0, steps.size()).allMatch(i -> steps.get(i).number() == i + 1);
  }
}
