package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import java.util.List;
import java.util.Optional;

/** Edits of the lines of a configuration as they stand in its files. */
record TextEdits(Configuration configuration) {

  /** The line as it stands, without its end. */
  Optional<String> line(Position at) {
    return Optional.ofNullable(configuration.sources().texts().get(at.file()))
        .flatMap(text -> text.lines().skip(at.line() - 1L).findFirst());
  }

  /** Puts a text in place of another in one line; none when the line does not have it. */
  Optional<Edit> replace(Position at, String text, String other) {
    return line(at)
        .filter(line -> line.contains(text))
        .map(line -> {
          int from = line.indexOf(text);
          String changed = line.substring(0, from) + other + line.substring(from + text.length());
          return new Edit(at.file(), at.line(), at.line(), List.of(changed));
        });
  }

  /** Takes a statement out with its block; none when something else shares its lines. */
  Optional<Edit> delete(Statement statement) {
    int last = statement.lastLine();
    boolean alone =
        line(statement.at())
                .filter(line -> line.substring(0, statement.at().column() - 1).isBlank())
                .isPresent()
            && line(new Position(statement.at().file(), last, 1))
                .filter(line -> statement.block() == null || endsWithBrace(line))
                .isPresent();
    return alone
        ? Optional.of(Edit.delete(statement.at().file(), statement.at().line(), last))
        : Optional.empty();
  }

  private static boolean endsWithBrace(String line) {
    String text = line.strip();
    int brace = text.indexOf('}');
    return brace >= 0
        && brace == text.lastIndexOf('}')
        && (brace + 1 == text.length()
            || "!#".indexOf(text.substring(brace + 1).strip().charAt(0)) >= 0);
  }

  /** Puts a line in behind a statement without a block, indented as that. */
  Optional<Edit> insertAfter(Statement statement, String text) {
    Position at = statement.at();
    return statement.block() != null
        ? Optional.empty()
        : line(at).map(line -> Edit.insertAfter(at.file(), at.line(), indent(line) + text));
  }

  /** Puts lines in as the first of a block, whose brace ends its line. */
  Optional<Edit> insertInto(Statement block, List<String> texts) {
    if (block.block() == null) {
      return Optional.empty();
    }
    Position open = block.block().open();
    return line(open)
        .filter(line -> {
          String rest = line.substring(open.column()).strip();
          return rest.isEmpty() || "!#".indexOf(rest.charAt(0)) >= 0;
        })
        .map(line ->
            new Edit(
                open.file(),
                open.line() + 1,
                open.line(),
                texts.stream().map(text -> indent(line) + "    " + text).toList()));
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
