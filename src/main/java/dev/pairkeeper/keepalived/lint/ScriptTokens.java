package dev.pairkeeper.keepalived.lint;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script of a language that is no shell into names, strings and signs, in one pass; comments
 * are left out. What is unfinished ends with the text.
 */
final class ScriptTokens {

  /** Sorts of tokens. */
  enum Kind {
    NAME,
    STRING,
    /** A command between backticks. */
    COMMAND,
    SIGN
  }

  /**
   * A piece of the script.
   *
   * @param line where it begins, from 1
   * @param text of a string what is between its quotes, its escapes resolved
   */
  record Token(Kind kind, int line, String text) {

    boolean is(Kind wanted) {
      return kind == wanted;
    }

    boolean isSign(String sign) {
      return kind == Kind.SIGN && text.equals(sign);
    }
  }

  private final String text;
  private final ScriptLanguage language;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private ScriptTokens(String text, ScriptLanguage language) {
    this.text = text;
    this.language = language;
  }

  static List<Token> of(String text, ScriptLanguage language) {
    return new ScriptTokens(text, language).read();
  }

  private List<Token> read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        pass(1);
      } else if (isComment(c)) {
        skipTo("\n", false);
      } else if (language == ScriptLanguage.PHP && text.startsWith("/*", at)) {
        skipTo("*/", true);
      } else if (c == '\'' || c == '"' || (c == '`' && language != ScriptLanguage.PYTHON)) {
        string(c);
      } else if (isNamePart(c)) {
        name();
      } else {
        tokens.add(new Token(Kind.SIGN, line, sign()));
      }
    }
    return List.copyOf(tokens);
  }

  private boolean isComment(char c) {
    boolean count = at > 0 && text.charAt(at - 1) == '$';
    return (c == '#' && !count) || (language == ScriptLanguage.PHP && text.startsWith("//", at));
  }

  private void skipTo(String end, boolean over) {
    int found = text.indexOf(end, at);
    int to = found < 0 ? text.length() : found + (over ? end.length() : 0);
    pass(to - at);
  }

  private void pass(int count) {
    for (int i = 0; i < count; i++) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  private void string(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = language == ScriptLanguage.PYTHON && text.startsWith(triple, at);
    String end = isTriple ? triple : String.valueOf(quote);
    int begin = line;
    pass(end.length());
    StringBuilder content = new StringBuilder();
    while (at < text.length() && !text.startsWith(end, at)) {
      boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
      if (escaped) {
        pass(1);
      }
      content.append(text.charAt(at));
      pass(1);
    }
    pass(Math.min(end.length(), text.length() - at));
    tokens.add(new Token(quote == '`' ? Kind.COMMAND : Kind.STRING, begin, content.toString()));
  }

  private static boolean isNamePart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** With what it is a member of: {@code subprocess.run}, {@code DBI->connect}. */
  private void name() {
    int from = at;
    while (at < text.length() && (isNamePart(text.charAt(at)) || joins())) {
      at += joins() ? joiner().length() : 1;
    }
    tokens.add(new Token(Kind.NAME, line, text.substring(from, at)));
  }

  private boolean joins() {
    int behind = at + joiner().length();
    return !joiner().isEmpty() && behind < text.length() && isNamePart(text.charAt(behind));
  }

  private String joiner() {
    return text.startsWith(".", at)
        ? "."
        : text.startsWith("->", at) ? "->" : text.startsWith("::", at) ? "::" : "";
  }

  private String sign() {
    String sign = text.startsWith("=>", at) ? "=>" : text.substring(at, at + 1);
    at += sign.length();
    return sign;
  }
}
