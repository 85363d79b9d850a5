package dev.pairkeeper.keepalived.conf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes single words and lines of a configuration that somebody else wrote; comments, blanks and
 * all other lines stay as they are. What can't be changed in its place, such as a word that a
 * definition brought, is an obstacle, and nothing comes of the whole edit.
 *
 * <p>Whoever uses it reads the result again, as some texts have more than one meaning.
 */
public final class ConfigurationEdit {

  private static final String STEP = "    ";

  private final Sources sources;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();

  /** A part of a line that becomes something else; columns from 0, the end not included. */
  private record Change(Position at, int from, int to, String replacement) {}

  /** Where a statement begins and ends in its line. */
  private record Extent(String line, int from, int to) {

    String indentation() {
      return line.substring(0, line.length() - line.stripLeading().length());
    }

    String rest() {
      return line.substring(to);
    }

    boolean endsItsLine() {
      return rest().isBlank() || rest().stripLeading().matches("(?s)[!#].*");
    }
  }

  public ConfigurationEdit(Configuration configuration) {
    this.sources = configuration.sources();
  }

  /** Sentences about what can't be changed in its place; none when the edit can be made. */
  public List<String> obstacles() {
    return List.copyOf(obstacles);
  }

  /** Puts a word in the place of another. */
  public void replace(Word word, String text) {
    extent(word.at(), List.of(word))
        .ifPresentOrElse(
            found -> changes.add(new Change(word.at(), found.from(), found.to(), text)),
            () -> obstacle(word.at(), word.text()));
  }

  /** Puts a line in behind a statement without a block. */
  public void insertBehind(Statement statement, String text) {
    extent(statement)
        .ifPresentOrElse(
            found -> changes.add(insertion(statement, found, text)),
            () -> obstacle(statement.at(), statement.keyword()));
  }

  /** Takes a statement without a block out; a comment in its line stays. */
  public void remove(Statement statement) {
    extent(statement)
        .ifPresentOrElse(
            found -> changes.add(removal(statement, found)),
            () -> obstacle(statement.at(), statement.keyword()));
  }

  private static Change insertion(Statement statement, Extent found, String text) {
    String end = found.line().endsWith("\r") ? "\r\n" : "\n";
    String indentation = found.indentation();
    if (found.endsItsLine()) {
      int at = found.line().length() - (end.length() - 1);
      return new Change(statement.at(), at, at, end + indentation + text);
    }
    String inside = end + indentation + STEP;
    int blanks = found.rest().length() - found.rest().stripLeading().length();
    return new Change(
        statement.at(), found.to(), found.to() + blanks, inside + text + end + indentation);
  }

  private static Change removal(Statement statement, Extent found) {
    boolean alone = found.line().substring(0, found.from()).isBlank() && found.rest().isBlank();
    return alone
        ? new Change(statement.at(), 0, found.line().length(), "\0")
        : new Change(statement.at(), found.from(), found.to(), "");
  }

  /** The changed files by path, whole. Of no use when there are obstacles. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    lines()
        .forEach((file, changed) -> {
          List<String> lines = new ArrayList<>(List.of(sources.text(file).split("\n", -1)));
          changed.forEach((number, line) -> lines.set(number - 1, line));
          lines.removeIf("\0"::equals);
          texts.put(file, String.join("\n", lines));
        });
    return texts;
  }

  /**
   * The changed lines by file and number; a line that goes is a single NUL, and one that becomes
   * several has line breaks in it.
   */
  private Map<String, Map<Integer, String>> lines() {
    Map<String, Map<Integer, String>> files = new HashMap<>();
    changes.stream()
        .sorted(Comparator.comparingInt(Change::from).reversed())
        .forEach(change -> {
          Map<Integer, String> lines =
              files.computeIfAbsent(change.at().file(), file -> new TreeMap<>());
          String line = lines.getOrDefault(change.at().line(), line(change.at()));
          lines.put(
              change.at().line(),
              line.substring(0, change.from())
                  + change.replacement()
                  + line.substring(change.to()));
        });
    return files;
  }

  private Optional<Extent> extent(Statement statement) {
    return statement.block() == null ? extent(statement.at(), statement.words()) : Optional.empty();
  }

  /** Of words that stand in one line just as they were read. */
  private Optional<Extent> extent(Position start, List<Word> words) {
    String line = line(start);
    int from = start.column() - 1;
    int end = from;
    for (Word word : words) {
      String raw = word.quoted() ? "\"" + word.text() + "\"" : word.text();
      int at = word.at().column() - 1;
      boolean there =
          word.at().file().equals(start.file())
              && word.at().line() == start.line()
              && at >= end
              && line.startsWith(raw, at);
      if (!there) {
        return Optional.empty();
      }
      end = at + raw.length();
    }
    return Optional.of(new Extent(line, from, end));
  }

  private String line(Position at) {
    String[] lines = sources.text(at.file()).split("\n", -1);
    return at.line() <= lines.length ? lines[at.line() - 1] : "";
  }

  private void obstacle(Position at, String what) {
    obstacles.add(
        "%s, line %d: '%s' comes from a definition or shares its place with something else"
            .formatted(at.file(), at.line(), what));
  }
}
