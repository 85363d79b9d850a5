package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;

/**
 * Takes comments off a line, by the rules of lib/parser.c, decomment().
 *
 * <p>Since 2.2 keepalived's parent process takes the comments off and hands the rest to the process
 * that does VRRP, which does it once more. So a {@code \#} outside quotes, which is to be a plain
 * character, is one for the parent only; to VRRP it is a comment, as it is here.
 */
final class Comments {

  private final Faults faults;

  Comments(Faults faults) {
    this.faults = faults;
  }

  /**
   * The line without its comment and without blanks at its ends. A backslash that ends the line
   * stays at its end, also when it ended the comment.
   */
  SourceText strip(SourceText line) {
    SourceText text = line.trimmed();
    int open = -1;
    int comment = -1;
    int end = text.length();
    int i = text.find("!#\"\\", 0);
    while (i < end) {
      char c = text.text().charAt(i);
      if (c == '\\' && i + 1 == end) {
        end = i;
      } else if (c == '\\') {
        comment = comment < 0 && open < 0 && isSign(text, i + 1) ? escaped(text, i) : comment;
        i += 2;
      } else {
        if (comment < 0 && c == '"') {
          open = open < 0 ? i : -1;
        } else if (comment < 0 && open < 0) {
          comment = i;
        }
        i++;
      }
      i = text.find("!#\"\\", i);
    }
    noteOpenQuote(text, open);
    SourceText kept = text.part(0, comment < 0 ? end : comment).trimmed();
    return end < text.length() ? kept.followedBy(text.from(end)) : kept;
  }

  private static boolean isSign(SourceText text, int at) {
    return "#!".indexOf(text.text().charAt(at)) >= 0;
  }

  private int escaped(SourceText text, int at) {
    faults.add(
        Kind.ESCAPED_COMMENT_SIGN,
        text.at(at),
        "'%s' stands outside double quotes; to the VRRP part of keepalived 2.2 and newer a comment"
                .formatted(text.text().substring(at, at + 2))
            + " begins there.");
    return at;
  }

  private void noteOpenQuote(SourceText text, int open) {
    if (open >= 0) {
      faults.add(
          Kind.UNMATCHED_QUOTE,
          text.at(open),
          "A double quote is opened and not closed on this line.");
    }
  }
}
