package dev.pairkeeper.keepalived;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a text as a unified diff has them. */
final class TextLines {

  private static final String NO_NEWLINE = "\n\\ No newline at end of file";

  private TextLines() {}

  /** The lines; a last one that no line break ends says so. */
  static List<String> of(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + NO_NEWLINE);
    }
    return lines;
  }
}
