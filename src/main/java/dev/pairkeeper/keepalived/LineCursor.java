package dev.pairkeeper.keepalived;

/** Goes through the lines of a text, forwards only, so that all steps together cost one reading. */
final class LineCursor {

  private final String text;
  private int end = -1;
  private boolean comment;

  LineCursor(String text) {
    this.text = text;
  }

  /**
   * Whether the line of that character is a comment.
   *
   * @param at not before that of the call before
   */
  boolean isCommentAt(int at) {
    while (end < at) {
      int start = end + 1;
      int newline = text.indexOf('\n', start);
      end = newline < 0 ? text.length() : newline;
      comment = isComment(start);
    }
    return comment;
  }

  private boolean isComment(int start) {
    int first = start;
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return first < end && (text.charAt(first) == '#' || text.charAt(first) == '!');
  }
}
