package dev.pairkeeper.plan;

import java.util.List;

/**
 * Lines that take the place of others.
 *
 * @param firstLine counted from 1
 * @param lastLine inclusive; one less than the first where lines are only put in
 */
public record LineEdit(int firstLine, int lastLine, List<String> replacement) {

  public LineEdit {
    replacement = List.copyOf(replacement);
  }
}
