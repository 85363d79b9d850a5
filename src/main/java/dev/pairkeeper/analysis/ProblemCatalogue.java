package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.Severity;
import java.util.List;

/** Explains every problem code, for the documentation; made from the very table that judges. */
public final class ProblemCatalogue {

  private ProblemCatalogue() {}

  /**
   * One code explained.
   *
   * @param severity as a rule; a problem can be milder or worse by whom it hits
   * @param meaning a paragraph
   * @param cure what typically helps
   */
  public record Entry(ProblemCode code, Severity severity, String meaning, String cure) {}

  /** All codes, causes before consequences. */
  public static List<Entry> entries() {
    return ProblemTable.RULES.stream().map(ProblemCatalogue::entry).toList();
  }

  private static Entry entry(Rule<?> rule) {
    return new Entry(rule.code(), rule.severity(), rule.meaning(), rule.cure().typical());
  }
}
