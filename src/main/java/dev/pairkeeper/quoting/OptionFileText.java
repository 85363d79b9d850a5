package dev.pairkeeper.quoting;

/** The one place that turns values into those of a server's or client's option file (my.cnf). */
public final class OptionFileText {

  private OptionFileText() {}

  /**
   * The text in double quotes, in which neither {@code #} nor spaces have a meaning and a backslash
   * escapes (MySQL 9 manual, 'Using Option Files').
   *
   * @throws IllegalArgumentException when the text holds a line break or a NUL, which no value can
   */
  public static String value(String text) {
    if (text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\0')) {
      throw new IllegalArgumentException(
          "a line break or a NUL can't be part of an option file's value");
    }
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
