package dev.pairkeeper.keepalived.conf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands between two braces. */
public final class Block {

  private final Position open;
  private final @Nullable Position close;
  private final List<Statement> statements;

  /** Rules ask for the same keyword at each line of a block, which may have many thousands. */
  private final Map<String, Statement> lastOfKeyword = new HashMap<>();

  /**
   * A block.
   *
   * @param close null when the closing brace is missing
   */
  Block(Position open, @Nullable Position close, List<Statement> statements) {
    this.open = open;
    this.close = close;
    this.statements = statements;
    statements.forEach(statement -> lastOfKeyword.put(statement.keyword(), statement));
  }

  /** Where the opening brace is. */
  public Position open() {
    return open;
  }

  /** Where the closing brace is; null when it is missing. */
  public @Nullable Position close() {
    return close;
  }

  /** What stands in it, in the order of the text. */
  public List<Statement> statements() {
    return statements;
  }

  Optional<Statement> last(String keyword) {
    return Optional.ofNullable(lastOfKeyword.get(keyword));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Block block
        && open.equals(block.open)
        && Objects.equals(close, block.close)
        && statements.equals(block.statements);
  }

  @Override
  public int hashCode() {
    return Objects.hash(open, close, statements);
  }

  @Override
  public String toString() {
    return "Block from %s to %s: %s".formatted(open, close, statements);
  }
}
