package dev.pairkeeper.keepalived.render;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts as words of keepalived.conf. In double quotes blanks, braces and comment signs are plain
 * characters, nothing is an escape, and a backslash still hides a quote behind it; definitions are
 * put in everywhere (lib/parser.c, decomment(), alloc_strvec_r(), replace_param()).
 */
public final class ConfText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:][A-Za-z0-9_./:+-]*");
  private static final Pattern INCLUDE = Pattern.compile("include[rmwba]?");

  /** The definitions that keepalived itself brings begin with an underscore. */
  private static final Pattern USED_DEFINITION =
      Pattern.compile("\\$_[A-Za-z0-9_]*[ ,)]|\\$\\{[A-Za-z_][A-Za-z0-9_]*[ 0-9]*}");

  private static final Pattern BACKSLASHES_AT_THE_END =
      Pattern.compile(".*?(\\\\*)", Pattern.DOTALL);

  /** So that keyword and value fit keepalived's buffer of 1023 bytes together. */
  private static final int MOST_BYTES = 900;

  private ConfText() {}

  /**
   * Takes a text that can stand as one word.
   *
   * @throws IllegalArgumentException naming the field, never the text, when it can't be written
   */
  public static void require(String field, String text) {
    int odd = text.codePoints().filter(ConfText::isUnwritable).findFirst().orElse(-1);
    if (odd >= 0) {
      throw refused(field, "has the character U+%04X".formatted(odd));
    }
    if (text.isEmpty()) {
      throw refused(field, "is empty");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw refused(field, "is longer than %d bytes".formatted(MOST_BYTES));
    }
    if (text.equals("{") || text.equals("}")) {
      throw refused(field, "is a single brace, which ends or begins a block even in quotes");
    }
    if (USED_DEFINITION.matcher(text).find()) {
      throw refused(field, "has a '$' with a name, which keepalived replaces even in quotes");
    }
    var end = BACKSLASHES_AT_THE_END.matcher(text);
    if (end.matches() && end.group(1).length() % 2 == 1) {
      throw refused(field, "ends in a backslash, which would hide the quote behind it");
    }
  }

  /**
   * Takes the words of a command. keepalived reads the word that they stand in once more, before
   * 2.3 with other rules for backslashes, so of quotes and backslashes there can be none.
   *
   * @throws IllegalArgumentException as {@link #require}
   */
  static void requireCommand(String field, List<String> words) {
    if (words.isEmpty() || !words.getFirst().startsWith("/")) {
      throw refused(field, "does not begin with the full path of a program");
    }
    if (words.stream().anyMatch(word -> word.indexOf('\'') >= 0 || word.indexOf('\\') >= 0)) {
      throw refused(field, "has a single quote or a backslash in a word");
    }
    require(field, inQuotes(words));
  }

  /** A word as it stands in the file. */
  public static String word(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !INCLUDE.matcher(text).matches();
    return plain ? text : "\"" + text + "\"";
  }

  /** A command as it stands in the file: one word in double quotes. */
  static String command(List<String> words) {
    return "\"" + inQuotes(words) + "\"";
  }

  private static String inQuotes(List<String> words) {
    return words.stream()
        .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  private static boolean isUnwritable(int c) {
    return c == '"' || c == 0xFEFF || Character.isISOControl(c) || isSurrogate(c);
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  static IllegalArgumentException refused(String field, String why) {
    return new IllegalArgumentException(
        "The %s %s; keepalived.conf has no way to say that. Choose another.".formatted(field, why));
  }
}
