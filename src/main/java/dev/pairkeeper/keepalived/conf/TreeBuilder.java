package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a tree of lines and braces. */
final class TreeBuilder {

  /** keepalived's own configuration never goes deeper than five. */
  private static final int DEEPEST = 50;

  private final Faults faults;
  private final Deque<Draft> open = new ArrayDeque<>();
  private final Draft root = new Draft(List.of(), "", new Position("", 1, 1));
  private @Nullable Draft before;
  private int beyond;

  TreeBuilder(Faults faults) {
    this.faults = faults;
    open.push(root);
  }

  /** A statement that may get a block yet. */
  private static final class Draft {

    private final List<Word> words;
    private final String text;
    private final Position at;
    private final List<Draft> children = new ArrayList<>();
    private @Nullable Position opened;
    private @Nullable Position closed;

    Draft(List<Word> words, String text, Position at) {
      this.words = words;
      this.text = text;
      this.at = at;
    }

    Statement statement() {
      return new Statement(
          words, text, at, opened == null ? null : new Block(opened, closed, statements()));
    }

    List<Statement> statements() {
      return children.stream().map(Draft::statement).toList();
    }
  }

  /** A line without a brace. */
  void line(SourceText line) {
    List<Word> words = WordReader.words(line);
    if (!words.isEmpty()) {
      before = new Draft(words, line.text(), words.getFirst().at());
      parent().children.add(before);
    }
  }

  /** An opening brace: it belongs to the line before it. */
  void open(Position at) {
    Draft owner = before;
    before = null;
    if (open.size() > DEEPEST) {
      tooDeep(at);
      return;
    }
    if (owner == null) {
      faults.add(
          Kind.UNEXPECTED_OPEN, at, "No line stands before this '{'; keepalived ignores it.");
      owner = new Draft(List.of(), "", at);
      parent().children.add(owner);
    }
    owner.opened = at;
    open.push(owner);
  }

  private void tooDeep(Position at) {
    if (beyond++ == 0) {
      faults.add(
          Kind.NESTED_TOO_DEEP,
          at,
          "Blocks stand in each other %d deep; from here on they are read as one."
              .formatted(DEEPEST));
    }
  }

  /** A closing brace. */
  void close(Position at) {
    before = null;
    if (beyond > 0) {
      beyond--;
    } else if (open.size() > 1) {
      open.pop().closed = at;
    } else {
      faults.add(Kind.EXTRA_CLOSE, at, "No block is open that this '}' could close.");
    }
  }

  /** The end of all files. */
  List<Statement> end() {
    while (open.size() > 1) {
      Draft unclosed = open.pop();
      Position opened = unclosed.opened == null ? unclosed.at : unclosed.opened;
      faults.add(
          Kind.MISSING_CLOSE,
          opened,
          "The block '%s' that is opened here is never closed."
              .formatted(unclosed.words.isEmpty() ? "{" : unclosed.words.getFirst().text()));
    }
    return root.statements();
  }

  private Draft parent() {
    return open.element();
  }
}
