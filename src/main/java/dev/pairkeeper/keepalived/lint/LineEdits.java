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
 * Makes edits where lines can be changed without a look at what else is there: a statement must
 * have its line for itself and stand in it as it was read, so not come from a definition.
 */
final class LineEdits {

  private final TextEdits texts;

  private LineEdits(Configuration configuration) {
    this.texts = new TextEdits(configuration);
  }

  static LineEdits in(LintedNode node) {
    return new LineEdits(node.configuration());
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

  /** Puts lines in the place of a statement without a block, with its indentation. */
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
    int line = statement.at().line();
    return Optional.of(new Edit(statement.at().file(), line, line, replacement));
  }

  /** Puts a line at the top of a statement's block. */
  Optional<Edit> insertInto(Statement statement, String text) {
    Block block = statement.block();
    if (block == null || block.statements().isEmpty() || !bare(raw(block.open())).endsWith("{")) {
      return Optional.empty();
    }
    Position first = block.statements().getFirst().at();
    Position open = block.open();
    return first.file().equals(open.file()) && first.line() > open.line()
        ? Optional.of(Edit.insertAfter(open.file(), open.line(), indentation(raw(first)) + text))
        : Optional.empty();
  }

  /** Gives an instance a setting: in the place of the one it has, else at its top. */
  Optional<Edit> set(InstanceView view, String keyword, Object value) {
    String line = "%s %s".formatted(keyword, value);
    return view.instance()
        .setting(keyword)
        .map(setting -> replace(setting, line))
        .orElseGet(() -> insertInto(view.instance().statement(), line));
  }

  private boolean standsAlone(Statement statement) {
    return bare(raw(statement.at())).strip().equals(statement.text());
  }

  private boolean standsAlone(Statement statement, Block block) {
    Position close = block.close();
    String first = bare(raw(statement.at())).strip();
    return close != null
        && Objects.equals(close.file(), statement.at().file())
        && (first.equals(statement.text()) || first.equals(statement.text() + " {"))
        && bare(raw(close)).strip().equals("}");
  }

  private String raw(Position at) {
    return texts.line(at).orElse("");
  }

  private static String indentation(String raw) {
    return raw.substring(0, raw.length() - raw.stripLeading().length());
  }

  /** The line up to its comment, without blanks at its end. */
  private static String bare(String raw) {
    boolean quoted = false;
    int end = 0;
    while (end < raw.length() && (quoted || "!#".indexOf(raw.charAt(end)) < 0)) {
      quoted ^= raw.charAt(end) == '"';
      end++;
    }
    return raw.substring(0, end).stripTrailing();
  }
}
