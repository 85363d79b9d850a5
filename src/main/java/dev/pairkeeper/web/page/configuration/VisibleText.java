package dev.pairkeeper.web.page.configuration;

/**
 * A line of a file as a page shows it: characters that are not seen, or that turn what follows them
 * around, have a sign of their own.
 */
public final class VisibleText {

  private static final int LONGEST_LINE = 2_000;

  private VisibleText() {}

  /** The line as it is to be shown; a very long one is cut. */
  public static String of(String line) {
    String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    boolean cut = bare.length() > LONGEST_LINE;
    StringBuilder visible = new StringBuilder();
    (cut ? bare.substring(0, LONGEST_LINE) : bare).codePoints().forEach(c -> append(c, visible));
    return cut ? visible.append(" …").toString() : visible.toString();
  }

  private static void append(int codePoint, StringBuilder to) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL -> to.append(control(codePoint));
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          to.append(named(codePoint));
      case Character.FORMAT -> to.append(isJoiner(codePoint) ? keep(codePoint) : named(codePoint));
      default -> to.appendCodePoint(codePoint);
    }
  }

  private static String control(int codePoint) {
    if (codePoint == '\t') {
      return "\t";
    } else if (codePoint < 0x20) {
      return Character.toString(0x2400 + codePoint);
    }
    return codePoint == 0x7f ? "\u2421" : named(codePoint);
  }

  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200c || codePoint == 0x200d;
  }

  private static String keep(int codePoint) {
    return Character.toString(codePoint);
  }

  private static String named(int codePoint) {
    return "\u27e8U+%04X\u27e9".formatted(codePoint);
  }
}
