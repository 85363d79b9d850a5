package dev.pairkeeper.keepalived.conf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What one line of a file makes keepalived read before the next one: what stands behind a brace,
 * then lines of sequences and of definitions; what came last is read first (lib/parser.c,
 * read_line()).
 */
final class PendingLines {

  private final Deque<Iterator<SourceText>> stack = new ArrayDeque<>();

  PendingLines(SourceText line) {
    push(line);
  }

  boolean hasNext() {
    return !stack.isEmpty();
  }

  SourceText next() {
    Iterator<SourceText> top = stack.element();
    SourceText line = top.next();
    if (!top.hasNext()) {
      stack.pop();
    }
    return line;
  }

  void push(SourceText line) {
    push(List.of(line).iterator());
  }

  /** Puts in lines that come to be when they are read. */
  void push(Iterator<SourceText> lines) {
    if (lines.hasNext()) {
      stack.push(lines);
    }
  }
}
