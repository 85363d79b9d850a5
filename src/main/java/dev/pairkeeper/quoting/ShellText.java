package dev.pairkeeper.quoting;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one place that turns values into words of a shell command line. Whatever goes onto a host's
 * command line or into a script and is not a literal of this program goes through here.
 */
public final class ShellText {

  /** Words that mean themselves to every shell; a name of a variable to be set needs {@code =}. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.:,@%+-]+");

  private ShellText() {}

  /**
   * The text as one word that any POSIX shell reads back unchanged: in single quotes, where only
   * the single quote itself has a meaning (POSIX.1-2017, Shell Command Language, section 2.2.2).
   *
   * @throws IllegalArgumentException when the text holds a NUL, which no argument can carry
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL can't be part of a command line");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The same, but bare where that means the same: what a person would have typed. */
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : quote(text);
  }

  /** The words as one command line, each quoted. */
  public static String line(List<String> words) {
    return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
  }
}
