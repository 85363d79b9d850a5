package dev.pairkeeper.web.page.configuration;

import java.util.List;

/** A line of a unified diff. */
record DiffLine(Kind kind, String text) {

  /** What a line of a diff says. */
  enum Kind {
    ADDED,
    REMOVED,
    PLACE,
    SAME
  }

  static List<DiffLine> of(String diff) {
    return diff.lines().map(line -> new DiffLine(kind(line), VisibleText.of(line))).toList();
  }

  private static Kind kind(String line) {
    if (line.startsWith("@@") || line.startsWith("---") || line.startsWith("+++")) {
      return Kind.PLACE;
    } else if (line.startsWith("+") || line.startsWith("new ")) {
      return Kind.ADDED;
    }
    return line.startsWith("-") || line.startsWith("old ") ? Kind.REMOVED : Kind.SAME;
  }
}
