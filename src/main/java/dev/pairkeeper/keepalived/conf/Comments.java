package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;

/** Takes comments off a line, by the rules of lib/parser.c, decomment(). */
final class Comments {

  private final Faults faults;

  Comments(Faults faults) {
    this.faults = faults;
  }

  /**
   * The line without its comment, without blanks at its ends, and with {@code \#} and {@code \!}
   * outside quotes as the plain character. A backslash that ends the line stays at its end, also
   * when it ended the comment.
   */
  SourceText strip(SourceText line) {
    SourceText text = line.trimmed();
    boolean quoted = false;
    int comment = -1;
    int i = text.find("!#\"\\", 0);
    while (i < text.length()) {
      char c = text.text().charAt(i);
      if (c == '\\' && i + 1 == text.length()) {
        return continued(text.part(0, comment < 0 ? i : comment).trimmed(), text.from(i), quoted);
      }
      if (c == '\\') {
        if (!quoted && "#!".indexOf(text.text().charAt(i + 1)) >= 0) {
          text = text.with(i, i + 1, "");
          i++;
        } else {
          i += 2;
        }
      } else {
        if (c == '"' && comment < 0) {
          quoted = !quoted;
        } else if (c != '"' && !quoted && comment < 0) {
          comment = i;
        }
        i++;
      }
      i = text.find("!#\"\\", i);
    }
    noteOpenQuote(text, quoted);
    return comment < 0 ? text : text.part(0, comment).trimmed();
  }

  private SourceText continued(SourceText kept, SourceText backslash, boolean quoted) {
    noteOpenQuote(kept, quoted);
    return kept.followedBy(backslash);
  }

  private void noteOpenQuote(SourceText text, boolean quoted) {
    if (quoted) {
      faults.add(
          Kind.UNMATCHED_QUOTE,
          text.at(text.text().indexOf('"')),
          "A double quote is opened and not closed on this line.");
    }
  }
}
