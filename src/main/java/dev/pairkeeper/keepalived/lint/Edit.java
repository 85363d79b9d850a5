package dev.pairkeeper.keepalived.lint;

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
}
