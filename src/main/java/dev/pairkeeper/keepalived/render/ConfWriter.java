package dev.pairkeeper.keepalived.render;

/** Writes lines and blocks; every word it gets is written already, by {@link ConfText}. */
final class ConfWriter {

  private static final String INDENT = "    ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A comment; it ends in a full stop, as a backslash at its end would join the next line. */
  ConfWriter comment(String sentence) {
    return line("! " + sentence + ".");
  }

  ConfWriter line(String... words) {
    text.append(INDENT.repeat(depth)).append(String.join(" ", words)).append('\n');
    return this;
  }

  ConfWriter lineIf(boolean wanted, String... words) {
    return wanted ? line(words) : this;
  }

  ConfWriter gap() {
    text.append('\n');
    return this;
  }

  ConfWriter block(String head, Runnable inside) {
    line(head + " {");
    depth++;
    inside.run();
    depth--;
    return line("}");
  }

  String text() {
    return text.toString();
  }
}
