package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Position;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether a configuration loads: whether {@code keepalived -t -f FILE} would end with 0.
 *
 * @param reasons why it does not, by place; none when it does. One fault may be told by several.
 */
public record LoadVerdict(List<Reason> reasons) {

  private static final List<Function<LintedNode, Stream<Hit>>> CHECKS =
      List.of(
          LoadText::faults,
          LoadKeywords::faults,
          LoadInstances::faults,
          LoadAddresses::faults,
          LoadTracking::faults,
          LoadScripts::faults,
          LoadGroups::faults,
          LoadServers::faults);

  /** What makes keepalived end with another number. */
  public record Reason(Position at, String message) {}

  /**
   * Judges what a node has. What is not known of its host is taken to be as the configuration wants
   * it; without a version it is judged as by the newest keepalived.
   */
  public static LoadVerdict of(LintedNode node) {
    return new LoadVerdict(
        CHECKS.stream()
            .flatMap(check -> check.apply(node))
            .map(hit -> new Reason(hit.at(), hit.message()))
            .distinct()
            .sorted(Comparator.comparing(Reason::at))
            .toList());
  }

  /** Whether there is nothing against it. */
  public boolean loads() {
    return reasons.isEmpty();
  }
}
