package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.operation.Operation;
import dev.pairkeeper.operation.StepRecord;
import dev.pairkeeper.plan.Measure;
import dev.pairkeeper.plan.Measure.Fact;
import dev.pairkeeper.plan.Measure.Span;
import dev.pairkeeper.web.page.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operation measured, and where the time went.
 *
 * @param name as the REST API has it
 * @param parts the steps that the time was spent on; empty for what is no time
 */
record FigureView(String name, String value, List<Part> parts) {

  /** One step's share. */
  record Part(String title, String took) {}

  /** In the plan's order; what was not measured is absent. */
  static List<FigureView> of(Operation operation) {
    return operation.plan().measures().stream()
        .filter(measure -> operation.result().containsKey(measure.name()))
        .map(measure -> of(operation, measure))
        .toList();
  }

  private static FigureView of(Operation operation, Measure measure) {
    return switch (measure) {
      case Fact(String name, String is) -> new FigureView(name, is, List.of());
      case Span span ->
          new FigureView(
              span.name(),
              operation.result().get(span.name()) + " ms",
              operation.steps().subList(span.from() - 1, span.to()).stream()
                  .flatMap(FigureView::part)
                  .toList());
    };
  }

  private static Stream<Part> part(StepRecord told) {
    Instant begun = told.startedAt();
    Instant ended = told.endedAt();
    return begun == null || ended == null
        ? Stream.empty()
        : Stream.of(
            new Part(told.step().title(), Durations.precise(Duration.between(begun, ended))));
  }
}
