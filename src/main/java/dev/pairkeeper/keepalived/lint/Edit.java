package dev.pairkeeper.keepalived.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A change of whole lines of one file.
 *
 * @param firstLine the first line that is replaced, from 1
 * @param lastLine the last one; {@code firstLine - 1} to insert before {@code firstLine}
 * @param replacement the new lines, none to delete
 */
public record Edit(String file, int firstLine, int lastLine, List<String> replacement) {

  /** Takes lines out. */
  public static Edit delete(String file, int firstLine, int lastLine) {
    return new Edit(file, firstLine, lastLine, List.of());
  }

  /** Puts a line in behind another. */
  public static Edit insertAfter(String file, int line, String text) {
    return new Edit(file, line + 1, line, List.of(text));
  }

  /** The text with this change; lines beyond its end count as the end. */
  public String applyTo(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int from = Math.clamp(firstLine - 1, 0, lines.size());
    int to = Math.clamp(lastLine, from, lines.size());
    boolean carriageReturns = lines.getFirst().endsWith("\r");
    List<String> replaced = lines.subList(from, to);
    replaced.clear();
    replacement.forEach(line -> replaced.add(carriageReturns ? line + "\r" : line));
    return String.join("\n", lines);
  }
}
