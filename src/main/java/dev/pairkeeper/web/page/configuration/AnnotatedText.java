package dev.pairkeeper.web.page.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text with its findings at their lines.
 *
 * @param name of the node or file
 * @param rows its lines; of a long text those around a finding, with gaps between them
 * @param untold how many findings are not shown, as there are too many
 */
record AnnotatedText(String name, List<Row> rows, List<Remark> findings, int untold) {

  private static final int MOST_LINES = 2_000;
  private static final int MOST_FINDINGS = 200;
  private static final int CONTEXT = 3;

  /**
   * A line with what stands against it, or a gap.
   *
   * @param number of the line; of the first that is left out
   * @param lastNumber of the last that is left out; null for a line
   */
  record Row(int number, @Nullable Integer lastNumber, String text, List<Remark> findings) {}

  static AnnotatedText of(String name, ShownText text, List<Remark> findings) {
    List<Remark> shown = findings.subList(0, Math.min(findings.size(), MOST_FINDINGS));
    return new AnnotatedText(name, rows(text, shown), shown, findings.size() - shown.size());
  }

  private static List<Row> rows(ShownText text, List<Remark> findings) {
    Map<Integer, List<Remark>> byLine = new TreeMap<>();
    findings.forEach(finding ->
        byLine
            .computeIfAbsent(Math.clamp(finding.line(), 1, text.size()), _ -> new ArrayList<>())
            .add(finding));
    List<Row> rows = new ArrayList<>();
    int next = 1;
    for (int number : shownLines(text, byLine)) {
      if (number > next) {
        rows.add(new Row(next, number - 1, "", List.of()));
      }
      rows.add(new Row(number, null, text.line(number), byLine.getOrDefault(number, List.of())));
      next = number + 1;
    }
    if (next <= text.size()) {
      rows.add(new Row(next, text.size(), "", List.of()));
    }
    return List.copyOf(rows);
  }

  private static SortedSet<Integer> shownLines(ShownText text, Map<Integer, List<Remark>> byLine) {
    SortedSet<Integer> shown = new TreeSet<>();
    if (text.size() <= MOST_LINES) {
      addBetween(1, text.size(), shown);
    } else {
      addBetween(1, CONTEXT, shown);
      byLine
          .keySet()
          .forEach(line ->
              addBetween(
                  Math.max(line - CONTEXT, 1), Math.min(line + CONTEXT, text.size()), shown));
    }
    return shown;
  }

  private static void addBetween(int first, int last, SortedSet<Integer> lines) {
    for (int line = first; line <= last; line++) {
      lines.add(line);
    }
  }
}
