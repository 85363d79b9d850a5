package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Block;
import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes edits where lines can be changed without a look at what else is there: what is changed must
 * stand in its line as it was read, so not come from a definition, and share it with nothing that
 * the edit would take along.
 */
record LineEdits(Configuration configuration) {

  private static final String INDENTATION = "    ";

  static LineEdits in(LintedNode node) {
    return new LineEdits(node.configuration());
  }

  /** The line as it stands, without its end. */
  Optional<String> line(Position at) {
    return Optional.ofNullable(configuration.sources().texts().get(at.file()))
        .flatMap(text -> line(text, at.line()));
  }

  private static Optional<String> line(String text, int number) {
    int from = 0;
    for (int i = 1; i < number; i++) {
      from = text.indexOf('\n', from) + 1;
      if (from == 0) {
        return Optional.empty();
      }
    }
    int end = text.indexOf('\n', from);
    String line = text.substring(from, end < 0 ? text.length() : end);
    return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }

  /** Takes a statement out, with its block if it has one. */
  Optional<Edit> delete(Statement statement) {
    Block block = statement.block();
    boolean whole = block == null ? standsAlone(statement) : standsAlone(statement, block);
    return whole
        ? Optional.of(
            Edit.delete(statement.at().file(), statement.at().line(), statement.lastLine()))
        : Optional.empty();
  }

  /** Puts lines in the place of a statement without a block, with its indentation and comment. */
  Optional<Edit> replace(Statement statement, String... lines) {
    if (statement.block() != null || !standsAlone(statement)) {
      return Optional.empty();
    }
    String raw = raw(statement.at());
    String indentation = indentation(raw);
    String comment = raw.substring(bare(raw).length());
    List<String> replacement =
        Stream.of(lines)
            .map(line -> indentation + line + (line.equals(lines[0]) ? comment : ""))
            .toList();
    return Optional.of(changed(statement.at(), replacement));
  }

  /** Puts a text in place of another that stands in the line from there on. */
  Optional<Edit> replace(Position at, String text, String other) {
    String raw = raw(at);
    int from = raw.indexOf(text, Math.min(at.column() - 1, raw.length()));
    return from < 0 || text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            changed(
                at, List.of(raw.substring(0, from) + other + raw.substring(from + text.length()))));
  }

  /** Puts a line in behind a statement without a block that has its line for itself. */
  Optional<Edit> insertAfter(Statement statement, String text) {
    Position at = statement.at();
    return statement.block() == null && standsAlone(statement)
        ? Optional.of(Edit.insertAfter(at.file(), at.line(), indentation(raw(at)) + text))
        : Optional.empty();
  }

  /** Puts lines in as the first of a statement's block, whose brace ends its line. */
  Optional<Edit> insertInto(Statement statement, List<String> texts) {
    Block block = statement.block();
    if (block == null || !bare(raw(block.open())).endsWith("{")) {
      return Optional.empty();
    }
    Position open = block.open();
    String indentation = indentationIn(block);
    return Optional.of(
        new Edit(
            open.file(),
            open.line() + 1,
            open.line(),
            texts.stream().map(text -> indentation + text).toList()));
  }

  /** Gives an instance a setting: in the place of the one it has, else at its top. */
  Optional<Edit> set(InstanceView view, String keyword, Object value) {
    String line = "%s %s".formatted(keyword, value);
    return view.instance()
        .setting(keyword)
        .map(setting -> replace(setting, line))
        .orElseGet(() -> insertInto(view.instance().statement(), List.of(line)));
  }

  private String indentationIn(Block block) {
    Position open = block.open();
    return block.statements().stream()
        .map(Statement::at)
        .filter(first -> first.file().equals(open.file()) && first.line() > open.line())
        .findFirst()
        .map(first -> indentation(raw(first)))
        .orElseGet(() -> indentation(raw(open)) + INDENTATION);
  }

  private static Edit changed(Position at, List<String> replacement) {
    return new Edit(at.file(), at.line(), at.line(), replacement);
  }

  private boolean standsAlone(Statement statement) {
    return bare(raw(statement.at())).strip().equals(statement.text());
  }

  private boolean standsAlone(Statement statement, Block block) {
    Position close = block.close();
    String first = bare(raw(statement.at())).strip();
    String heading = first.endsWith("{") ? first.substring(0, first.length() - 1).strip() : first;
    return close != null
        && Objects.equals(close.file(), statement.at().file())
        && heading.equals(statement.text())
        && bare(raw(close)).strip().equals("}");
  }

  private String raw(Position at) {
    return line(at).orElse("");
  }

  private static String indentation(String raw) {
    return raw.substring(0, raw.length() - raw.stripLeading().length());
  }

  /** The line up to its comment, without blanks at its end. */
  static String bare(String raw) {
    boolean quoted = false;
    int end = 0;
    while (end < raw.length() && (quoted || "!#".indexOf(raw.charAt(end)) < 0)) {
      quoted ^= raw.charAt(end) == '"';
      end++;
    }
    return raw.substring(0, end).stripTrailing();
  }
}
