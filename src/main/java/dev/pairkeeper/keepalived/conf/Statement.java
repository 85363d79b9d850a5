package dev.pairkeeper.keepalived.conf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of configuration with the block that it opens, if it opens one.
 *
 * @param words at least one, but for a block that no line precedes: none
 * @param text the line behind its words, after definitions were put in and without its comment
 * @param at of its first word or brace
 * @param block null when no brace follows
 */
public record Statement(List<Word> words, String text, Position at, @Nullable Block block) {

  /** The first word; empty text for a block that no line precedes. */
  public String keyword() {
    return words.isEmpty() ? "" : words.getFirst().text();
  }

  /** Whether its first word is this. */
  public boolean is(String keyword) {
    return keyword().equals(keyword);
  }

  /** The words behind the first. */
  public List<Word> arguments() {
    return words.isEmpty() ? List.of() : words.subList(1, words.size());
  }

  /** The word behind the keyword, if there is one. */
  public Optional<String> value() {
    return arguments().stream().map(Word::text).findFirst();
  }

  /** What stands in its block; empty when it has none. */
  public List<Statement> statements() {
    return block == null ? List.of() : block.statements();
  }

  /** The statements of that keyword in its block. */
  public Stream<Statement> all(String keyword) {
    return statements().stream().filter(statement -> statement.is(keyword));
  }

  /** The last statement of that keyword in its block, which for a single value is what counts. */
  public Optional<Statement> last(String keyword) {
    return block == null ? Optional.empty() : block.last(keyword);
  }

  /**
   * Its words read the way keepalived reads a command: single and double quotes, and backslash
   * escapes (lib/parser.c, alloc_strvec_quoted_escaped).
   */
  public List<String> commandWords() {
    return CommandWords.of(text);
  }

  /**
   * The words of the command that its first value is. What stands behind the value is not of the
   * command: for notify scripts it is the user and the group, for {@code script} nothing
   * (lib/notify.c, set_script_params_array).
   */
  public List<String> command() {
    List<String> values = commandValues();
    return values.isEmpty() ? List.of() : CommandWords.of(values.getFirst());
  }

  /** Its values where the first is a command: that as it stands, then what follows it. */
  public List<String> commandValues() {
    List<String> values = CommandWords.raw(text);
    return values.isEmpty() ? List.of() : values.subList(1, values.size());
  }

  /** The last line that belongs to it: of its closing brace, or its own. */
  public int lastLine() {
    Position close = block == null ? null : block.close();
    return close != null && close.file().equals(at.file()) ? close.line() : at.line();
  }
}
