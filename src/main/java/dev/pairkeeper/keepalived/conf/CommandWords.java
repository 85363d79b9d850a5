package dev.pairkeeper.keepalived.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line into the words of a command, by the rules of lib/parser.c,
 * alloc_strvec_quoted_escaped_common(): single and double quotes, also inside a word, and backslash
 * escapes in and outside of them. A command is read twice: the line is cut into words whose escapes
 * stay, then the first value again.
 */
final class CommandWords {

  private static final String PLAIN = "abEfnrtv";
  private static final String CONTROL = "\007\b\033\f\n\r\t\013";

  private final String text;
  private final boolean escapes;
  private int at;

  private CommandWords(String text, boolean escapes) {
    this.text = text;
    this.escapes = escapes;
  }

  /** The words; what stands behind a quote that is not closed is in the last one. */
  static List<String> of(String text) {
    return new CommandWords(text, true).read();
  }

  /** The words with their escapes as they stand. */
  static List<String> raw(String text) {
    return new CommandWords(text, false).read();
  }

  private List<String> read() {
    List<String> words = new ArrayList<>();
    skipSpace();
    while (at < text.length()) {
      words.add(word());
      skipSpace();
    }
    return List.copyOf(words);
  }

  private void skipSpace() {
    while (at < text.length() && SourceText.isSpace(text.charAt(at))) {
      at++;
    }
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quote == 0 && SourceText.isSpace(c)) {
        break;
      }
      at++;
      if (c == '\\') {
        escape(word);
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  private void escape(StringBuilder word) {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at++);
    if (!escapes) {
      word.append('\\').append(c);
    } else if (c == 'x' && digit(16) >= 0) {
      word.append((char) number(16, 2));
    } else if (c >= '0' && c <= '7') {
      at--;
      word.append((char) number(8, 3));
    } else if (c == 'c' && at < text.length()) {
      word.append((char) (text.charAt(at++) & 0x1f));
    } else {
      int control = PLAIN.indexOf(c);
      word.append(control < 0 ? c : CONTROL.charAt(control));
    }
  }

  private int number(int base, int most) {
    int value = 0;
    for (int i = 0; i < most && digit(base) >= 0; i++) {
      value = value * base + digit(base);
      at++;
    }
    return value;
  }

  private int digit(int base) {
    return at < text.length() && text.charAt(at) < 128
        ? Character.digit(text.charAt(at), base)
        : -1;
  }
}
