package dev.pairkeeper.keepalived.lint;

import java.util.List;

/**
 * A here-document whose body begins with the next line.
 *
 * @param end the line that ends it
 * @param tabs whether tabs at the beginning of its lines do not count
 * @param into the words of its command, which get the body as their last
 */
record HereDocument(String end, boolean tabs, List<String> into) {

  /** Takes the body that begins here, and tells where the text behind it begins. */
  int read(String text, int from) {
    StringBuilder body = new StringBuilder();
    int at = from;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int close = newline < 0 ? text.length() : newline;
      String row = text.substring(at, close);
      at = Math.min(close + 1, text.length());
      if ((tabs ? row.stripLeading() : row).stripTrailing().equals(end)) {
        break;
      }
      body.append(row).append('\n');
    }
    if (!into.isEmpty()) {
      into.add(body.toString());
    }
    return at;
  }
}
