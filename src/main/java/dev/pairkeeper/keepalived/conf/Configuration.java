package dev.pairkeeper.keepalived.conf;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A configuration as it was read.
 *
 * @param sources what it was read from
 * @param statements of the outermost level, in order, those of included files where they were
 *     included
 * @param faults in the order in which they were met
 * @param skipped lines that are for another host by their {@code @} condition
 * @param definitions the {@code $NAME}s of the text and what they stand for
 */
public record Configuration(
    Sources sources,
    List<Statement> statements,
    List<SyntaxFault> faults,
    List<Inclusion> inclusions,
    List<Position> skipped,
    Map<String, String> definitions) {

  /** The outermost statements of that keyword. */
  public Stream<Statement> all(String keyword) {
    return statements.stream().filter(statement -> statement.is(keyword));
  }
}
