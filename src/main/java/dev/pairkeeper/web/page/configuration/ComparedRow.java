package dev.pairkeeper.web.page.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of two texts side by side.
 *
 * @param wanted null where this side has no line
 * @param actual likewise
 * @param gap whether lines that are the same are left out here
 */
record ComparedRow(@Nullable Line wanted, @Nullable Line actual, boolean gap) {

  private static final Pattern PLACE =
      Pattern.compile("@@ -([0-9]{1,9})(?:,[0-9]+)? \\+([0-9]{1,9})(?:,[0-9]+)? @@.*");

  /**
   * A line of one side.
   *
   * @param number null for what is no line of the file, such as its mode
   */
  record Line(@Nullable Integer number, String text) {}

  /** Whether the sides differ. */
  public boolean changed() {
    return !gap && (wanted == null || actual == null || !wanted.text().equals(actual.text()));
  }

  /** The rows of a unified diff from wanted to actual. */
  static List<ComparedRow> of(String diff) {
    Reader reader = new Reader();
    diff.lines().forEach(reader::read);
    reader.pair();
    return List.copyOf(reader.rows);
  }

  private static final class Reader {

    private final List<ComparedRow> rows = new ArrayList<>();
    private final List<Line> removed = new ArrayList<>();
    private final List<Line> added = new ArrayList<>();
    private int wantedLine;
    private int actualLine;
    private boolean inText;

    void read(String line) {
      Matcher place = PLACE.matcher(line);
      if (place.matches()) {
        pair();
        if (inText || !place.group(1).equals("1")) {
          rows.add(new ComparedRow(null, null, true));
        }
        wantedLine = Integer.parseInt(place.group(1));
        actualLine = Integer.parseInt(place.group(2));
        inText = true;
      } else if (inText) {
        readText(line);
      } else if (line.startsWith("old ")) {
        removed.add(new Line(null, VisibleText.of(line.substring(4))));
      } else if (line.startsWith("new ")) {
        added.add(new Line(null, VisibleText.of(line.substring(4))));
      }
    }

    private void readText(String line) {
      String text = line.isEmpty() ? "" : VisibleText.of(line.substring(1));
      if (line.startsWith("-")) {
        removed.add(new Line(wantedLine++, text));
      } else if (line.startsWith("+")) {
        added.add(new Line(actualLine++, text));
      } else if (!line.startsWith("\\")) {
        pair();
        rows.add(
            new ComparedRow(new Line(wantedLine++, text), new Line(actualLine++, text), false));
      }
    }

    void pair() {
      for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
        rows.add(new ComparedRow(at(removed, i), at(added, i), false));
      }
      removed.clear();
      added.clear();
    }

    private static @Nullable Line at(List<Line> lines, int i) {
      return i < lines.size() ? lines.get(i) : null;
    }
  }
}
