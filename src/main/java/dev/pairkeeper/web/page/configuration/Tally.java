package dev.pairkeeper.web.page.configuration;

import dev.pairkeeper.topology.Severity;
import java.util.Arrays;
import java.util.List;

/** How many findings of each severity there are, the worst first; none of what there is none of. */
record Tally(List<Count> counts) {

  /** So many of that severity. */
  record Count(Severity severity, long number) {}

  static Tally of(List<Severity> severities) {
    return new Tally(
        Arrays.stream(Severity.values())
            .sorted()
            .map(severity ->
                new Count(severity, severities.stream().filter(severity::equals).count()))
            .filter(count -> count.number() > 0)
            .toList());
  }

  public boolean nothing() {
    return counts.isEmpty();
  }
}
