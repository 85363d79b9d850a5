package dev.pairkeeper.keepalived.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Cuts a shell script into its commands in one pass (POSIX.1-2024, Shell Command Language, section
 * 2): comments, quotes, here-documents, substitutions and what parts commands. What is unfinished
 * ends with the text.
 */
final class ShellReader {

  /** Deeper substitutions do not show their text in the word that they stand in. */
  private static final int DEEPEST_SHOWN = 8;

  private final String text;
  private final List<ShellCommand> commands = new ArrayList<>();
  private final Deque<ShellFrame> frames = new ArrayDeque<>();
  private final Deque<HereDocument> expected = new ArrayDeque<>();
  private int at;
  private int line = 1;
  private int pipelines;

  ShellReader(String text) {
    this.text = text;
    frames.push(new ShellFrame('\0', 0, pipelines));
  }

  List<ShellCommand> read() {
    while (at < text.length()) {
      if (frame().quoted) {
        quoted(text.charAt(at));
      } else {
        plain(text.charAt(at));
      }
    }
    while (!frames.isEmpty()) {
      endCommand();
      frames.pop();
    }
    return List.copyOf(commands);
  }

  private ShellFrame frame() {
    return frames.element();
  }

  private boolean next(String expectedText) {
    return text.startsWith(expectedText, at);
  }

  private void quoted(char c) {
    if (c == '"') {
      frame().quoted = false;
      at++;
    } else if (c == '\\' && at + 1 < text.length()) {
      escape("$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0);
    } else if (!substitution(c)) {
      literal(c);
    }
  }

  private void plain(char c) {
    switch (c) {
      case '\n' -> newline();
      case ' ', '\t', '\r' -> {
        frame().endWord();
        at++;
      }
      case '#' -> hash();
      case '\'' -> singleQuoted();
      case '"' -> {
        frame().word(line);
        frame().quoted = true;
        at++;
      }
      case '\\' -> {
        if (at + 1 < text.length()) {
          escape(true);
        } else {
          at++;
        }
      }
      case ';', '&', '|' -> operator(c);
      case '<', '>' -> redirection(c);
      case '(' -> open();
      case ')' -> close();
      default -> {
        if (!substitution(c)) {
          literal(c);
        }
      }
    }
  }

  private void literal(char c) {
    frame().word(line).append(c);
    if (c == '\n') {
      line++;
    }
    at++;
  }

  private void escape(boolean drop) {
    at++;
    if (drop && text.charAt(at) == '\n') {
      line++;
      at++;
    } else {
      if (!drop) {
        frame().word(line).append('\\');
      }
      literal(text.charAt(at));
    }
  }

  private void hash() {
    if (frame().inWord()) {
      literal('#');
    } else {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }

  private void singleQuoted() {
    int close = text.indexOf('\'', at + 1);
    int end = close < 0 ? text.length() : close;
    StringBuilder word = frame().word(line);
    at++;
    while (at < end) {
      char c = text.charAt(at++);
      word.append(c);
      line += c == '\n' ? 1 : 0;
    }
    at = Math.min(end + 1, text.length());
  }

  /** Opens a {@code $(} or a backtick, or closes a backtick. */
  private boolean substitution(char c) {
    if (c == '`' && frame().closer == '`') {
      closeFrame();
    } else if (c == '`') {
      push('`', 1);
    } else if (next("$((")) {
      push(')', 3);
      frame().arithmetic = true;
    } else if (next("$(")) {
      push(')', 2);
    } else if (next("${")) {
      parameter();
    } else {
      return false;
    }
    return true;
  }

  /** Takes <code>${NAME…}</code> as it stands; what has quotes or is long ends at the brace. */
  private void parameter() {
    int end = at + 2;
    while (end < text.length() && "}\n\"' `".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    boolean closed = end < text.length() && text.charAt(end) == '}';
    frame().word(line).append(text, at, closed ? end + 1 : end);
    at = closed ? end + 1 : end;
  }

  private void push(char closer, int length) {
    if (closer != '(') {
      frame().word(line);
    }
    frames.push(new ShellFrame(closer, at, ++pipelines));
    at += length;
  }

  private void closeFrame() {
    endCommand();
    ShellFrame closed = frames.pop();
    at++;
    if (closed.arithmetic && next(")")) {
      at++;
    }
    if (closed.closer != '(') {
      StringBuilder word = frame().word(line);
      if (frames.size() <= DEEPEST_SHOWN) {
        word.append(text, closed.start, at);
      }
    }
  }

  private void open() {
    ShellFrame frame = frame();
    int close = at + 1;
    while (close < text.length() && text.charAt(close) == ' ') {
      close++;
    }
    if (frame.hasWords() && close < text.length() && text.charAt(close) == ')') {
      frame.drop();
      at = close + 1;
    } else {
      boolean array = frame.endsWith('=');
      boolean arithmetic = next("((");
      if (!array) {
        endCommand();
      }
      push(array ? ')' : '(', arithmetic ? 2 : 1);
      frame().array = array;
      frame().arithmetic = arithmetic;
    }
  }

  private void close() {
    if (frame().closer == ')' || frame().closer == '(') {
      closeFrame();
    } else {
      frame().drop();
      at++;
    }
  }

  private void operator(char c) {
    boolean pipe = c == '|' && !next("||");
    if (c == '&' && next("&>")) {
      frame().endWord();
      at++;
      redirection('>');
      return;
    }
    endCommand();
    if (!pipe) {
      frame().pipeline = ++pipelines;
    }
    at += next("||") || next("&&") || next("|&") || next(";;") ? 2 : 1;
  }

  private void redirection(char c) {
    if (text.startsWith("(", at + 1)) {
      frame().endWord();
      push(')', 2);
    } else if (c == '<' && next("<<") && !next("<<<") && !frame().arithmetic) {
      hereDocument();
    } else {
      frame().beginRedirection();
      while (at < text.length() && "<>&|".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }

  private void hereDocument() {
    frame().beginRedirection();
    boolean tabs = next("<<-");
    int i = at + (tabs ? 3 : 2);
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    int from = i;
    while (i < text.length() && " \t\r\n;|&<>()".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    String end = text.substring(from, i).replaceAll("['\"\\\\]", "");
    frame().endRedirection();
    if (!end.isEmpty()) {
      expected.add(new HereDocument(end, tabs, frame().words));
    }
    at = i;
  }

  private void newline() {
    frame().endWord();
    at++;
    line++;
    while (!expected.isEmpty()) {
      HereDocument document = expected.remove();
      int begin = at;
      at = document.read(text, at);
      line += (int) text.substring(begin, at).chars().filter(c -> c == '\n').count();
    }
    endCommand();
    frame().pipeline = ++pipelines;
  }

  private void endCommand() {
    ShellFrame frame = frame();
    List<String> words = frame.takeWords();
    if (!words.isEmpty() && !frame.array && !frame.arithmetic) {
      commands.add(ShellCommand.of(frame.line(), frame.pipeline, words));
    }
  }
}
