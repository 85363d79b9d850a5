package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.topology.Severity;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of the rule table.
 *
 * @param id lower-case with hyphens; stable
 * @param title what is wrong, in a few words
 * @param meaning a paragraph for somebody who meets the rule for the first time: what keepalived
 *     does there, what becomes of the pair, and where that is written
 * @param cure what to do, as far as it is the same wherever the rule holds
 * @param check where it holds
 */
public record LintRule(
    String id, Severity severity, String title, String meaning, String cure, Check check) {

  private static final int MOST = 500;

  /** Finds where a rule holds. */
  @FunctionalInterface
  interface Check {
    Stream<Hit> in(LintedPair pair);
  }

  /** A check that looks at each node by itself. */
  static Check ofNode(Function<LintedNode, Stream<Hit>> check) {
    return pair -> pair.nodes().stream().flatMap(check);
  }

  /** A check that looks at each VRRP instance by itself. */
  static Check ofInstance(Function<InstanceView, Stream<Hit>> check) {
    return pair -> pair.instances().stream().flatMap(check);
  }

  /** As many of its findings as anybody would read. */
  Stream<Finding> findings(LintedPair pair) {
    return check.in(pair).limit(MOST).map(this::finding);
  }

  private Finding finding(Hit hit) {
    return new Finding(
        id,
        severity,
        hit.node(),
        hit.at(),
        hit.message(),
        hit.cure() == null ? cure : hit.cure(),
        hit.edit());
  }
}
