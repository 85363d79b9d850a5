package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.function.Consumer;

/** Cuts a file into lines the way keepalived's buffer does. */
final class FileLines {

  /** keepalived reads at most so many bytes as one line (lib/parser.h, MAXBUF). */
  private static final int MOST_BYTES = 1023;

  private final Faults faults;

  FileLines(Faults faults) {
    this.faults = faults;
  }

  /** Hands over each line without its end; an empty line, too. */
  void read(String file, String text, Consumer<SourceText> lines) {
    int start = 0;
    int number = 1;
    if (text.startsWith("\uFEFF")) {
      faults.add(
          Kind.BYTE_ORDER_MARK,
          new Position(file, 1, 1),
          "The file begins with a byte order mark, which keepalived takes for a part of the first"
              + " word.");
    }
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      line(SourceText.of(file, number, withoutMark(text.substring(start, end))), lines);
      start = end + 1;
      number++;
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith("\uFEFF") ? " " + line.substring(1) : line;
  }

  private void line(SourceText line, Consumer<SourceText> lines) {
    int end = line.length();
    while (end > 0 && line.text().charAt(end - 1) == '\r') {
      end--;
    }
    SourceText whole = line.part(0, end);
    int from = 0;
    while (fit(whole, from) < end) {
      int to = fit(whole, from);
      faults.add(
          Kind.LINE_TOO_LONG,
          whole.at(to),
          "The line is longer than %d bytes; keepalived reads what follows as a line of its own."
              .formatted(MOST_BYTES));
      lines.accept(untilNul(whole.part(from, to)));
      from = to;
    }
    lines.accept(untilNul(whole.from(from)));
  }

  /** How far from there a buffer goes; never into a pair of surrogates. */
  private static int fit(SourceText line, int from) {
    int bytes = 0;
    int i = from;
    while (i < line.length()) {
      int c = line.text().codePointAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > MOST_BYTES) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private SourceText untilNul(SourceText line) {
    int nul = line.text().indexOf('\0');
    if (nul < 0) {
      return line;
    }
    faults.add(
        Kind.NUL_CHARACTER,
        line.at(nul),
        "The line has a NUL character; keepalived does not read what follows it on this line.");
    return line.part(0, nul);
  }
}
