package dev.pairkeeper.keepalived.conf;

import java.util.Arrays;

/**
 * A piece of a line that knows where each of its characters came from, also after comments were cut
 * out and definitions put in.
 */
final class SourceText {

  private static final String WHITE_SPACE = " \t\f\n\r\013";

  private final String text;

  /** Of the characters, the first one's at {@link #start}; shared by all parts of a line. */
  private final int[] columns;

  private final int start;
  private final String file;
  private final int line;

  private SourceText(String text, int[] columns, int start, String file, int line) {
    this.text = text;
    this.columns = columns;
    this.start = start;
    this.file = file;
    this.line = line;
  }

  static SourceText of(String file, int line, String text) {
    int[] columns = new int[text.length()];
    Arrays.setAll(columns, i -> i + 1);
    return new SourceText(text, columns, 0, file, line);
  }

  static boolean isSpace(char c) {
    return WHITE_SPACE.indexOf(c) >= 0;
  }

  String text() {
    return text;
  }

  String file() {
    return file;
  }

  int length() {
    return text.length();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Where the character at this index stands; behind the last one: where that stands. */
  Position at(int index) {
    int column = isEmpty() ? 1 : columns[start + Math.min(index, length() - 1)];
    return new Position(file, line, column);
  }

  SourceText part(int from, int to) {
    return from == 0 && to == length()
        ? this
        : new SourceText(text.substring(from, to), columns, start + from, file, line);
  }

  SourceText from(int from) {
    return part(from, length());
  }

  /** Without blanks (space, tab) at its ends. */
  SourceText trimmed() {
    int from = 0;
    int to = length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return part(from, to);
  }

  /** With other text for a part; the new characters stand where the part began. */
  SourceText with(int from, int to, String replacement) {
    int[] changed = new int[from + replacement.length() + length() - to];
    System.arraycopy(columns, start, changed, 0, from);
    Arrays.fill(changed, from, from + replacement.length(), at(from).column());
    System.arraycopy(columns, start + to, changed, from + replacement.length(), length() - to);
    return new SourceText(
        text.substring(0, from) + replacement + text.substring(to), changed, 0, file, line);
  }

  /** This and then the other, which is of the same line. */
  SourceText followedBy(SourceText other) {
    int[] joined = Arrays.copyOfRange(columns, start, start + length() + other.length());
    System.arraycopy(other.columns, other.start, joined, length(), other.length());
    return new SourceText(text + other.text, joined, 0, file, line);
  }

  /** The index of the first character from {@code start} on that is one of these, or the length. */
  int find(String characters, int start) {
    int i = start;
    while (i < length() && characters.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
