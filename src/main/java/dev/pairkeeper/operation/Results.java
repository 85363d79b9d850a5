package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Measure;
import dev.pairkeeper.plan.Measure.Fact;
import dev.pairkeeper.plan.Measure.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads from an operation's journal what its plan wanted measured. Pure. */
final class Results {

  /** The name of how long writes were blocked, in milliseconds. */
  static final String WRITE_PAUSE = "writeBlockedMillis";

  /** The name of what told clients where the VIP is now: arping, or keepalived a little later. */
  static final String ANNOUNCED_BY = "vipAnnouncedBy";

  private Results() {}

  /** By name; what was not measured, as a step was not done, is absent. */
  static Map<String, Object> of(Operation operation) {
    Map<String, Object> results = new TreeMap<>();
    for (Measure measure : operation.plan().measures()) {
      switch (measure) {
        case Fact(String name, String is) -> results.put(name, is);
        case Span span -> {
          List<StepRecord> steps = operation.steps();
          Instant from = steps.get(span.from() - 1).startedAt();
          Instant to = steps.get(span.to() - 1).endedAt();
          if (from != null && to != null) {
            results.put(span.name(), Duration.between(from, to).toMillis());
          }
        }
      }
    }
    return results;
  }
}
