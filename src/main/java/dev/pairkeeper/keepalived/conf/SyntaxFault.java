package dev.pairkeeper.keepalived.conf;

/**
 * Text that could not be read as it stands; the tree has what could be read.
 *
 * @param message a sentence that says what is there and what keepalived makes of it
 */
public record SyntaxFault(Kind kind, Position at, String message) {

  /** What is wrong with the text. */
  public enum Kind {
    /** A closing brace that no opening one precedes. */
    EXTRA_CLOSE,
    /** The end of the file inside a block. */
    MISSING_CLOSE,
    /** An opening brace without a line before it, or a second one behind the same line. */
    UNEXPECTED_OPEN,
    /** An odd number of double quotes in a line. */
    UNMATCHED_QUOTE,
    /** A byte order mark, which keepalived takes for a part of the first word. */
    BYTE_ORDER_MARK,
    /** A NUL character, at which keepalived stops to read the line. */
    NUL_CHARACTER,
    /** A line longer than keepalived's buffer, which it would read as several lines. */
    LINE_TOO_LONG,
    /** Blocks in blocks beyond any sense; the deeper ones are read as one. */
    NESTED_TOO_DEEP,
    /** Definitions that make each other longer without an end. */
    ENDLESS_DEFINITION,
    /** A file that includes itself, or more inclusions than any configuration has. */
    ENDLESS_INCLUDE,
    /** A {@code ~SEQ} or {@code ~LST} line that is not one. */
    INVALID_SEQUENCE,
    /** More faults than are listed. */
    MORE
  }
}
