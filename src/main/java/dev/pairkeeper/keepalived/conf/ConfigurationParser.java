package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keepalived.conf. Any text gives a tree; time grows with the length of the text. */
public final class ConfigurationParser {

  private static final Pattern INCLUDE =
      Pattern.compile("(include[rmwba]?)[ \t\f\r\013]+(.*)", Pattern.DOTALL);
  private static final Pattern CONDITION =
      Pattern.compile("@(\\^?)([^ \t]*)(?:[ \t]+(.*))?", Pattern.DOTALL);
  private static final int MOST_INCLUSIONS = 1000;
  private static final int MOST_LINES_OF_DEFINITIONS = 50_000;

  private final Sources sources;
  private final String configId;
  private final Faults faults = new Faults();
  private final FileLines files = new FileLines(faults);
  private final Comments comments = new Comments(faults);
  private final Definitions definitions = new Definitions(faults);
  private final TreeBuilder tree = new TreeBuilder(faults);
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final List<Position> skipped = new ArrayList<>();
  private final Deque<String> reading = new ArrayDeque<>();
  private int defined;

  private ConfigurationParser(Sources sources, String configId) {
    this.sources = sources;
    this.configId = configId;
  }

  /**
   * Reads a configuration with what it includes; never throws for what the text is.
   *
   * @param configId which lines behind {@code @name} count: what keepalived was given by {@code
   *     --config-id}, by default the host's name
   */
  public static Configuration parse(Sources sources, String configId) {
    return new ConfigurationParser(sources, configId).read();
  }

  private Configuration read() {
    readFile(sources.main());
    return new Configuration(
        sources,
        tree.end(),
        faults.all(),
        List.copyOf(inclusions),
        List.copyOf(skipped),
        definitions.all());
  }

  private void readFile(String file) {
    reading.push(file);
    files.read(file, sources.text(file), this::fileLine);
    reading.pop();
  }

  private void fileLine(SourceText line) {
    if (line.isEmpty()) {
      definitions.end();
      return;
    }
    SourceText bare = comments.strip(line);
    if (definitions.isOpen()) {
      definitions.continueWith(bare.text());
    } else {
      process(bare);
    }
  }

  private void process(SourceText line) {
    Deque<SourceText> todo = new ArrayDeque<>();
    todo.push(line);
    while (!todo.isEmpty()) {
      SourceText wanted = forThisHost(todo.pop());
      if (!wanted.isEmpty() && !definitions.define(wanted)) {
        SourceText ready = substituted(wanted, todo);
        if (!ready.isEmpty() && !includes(ready)) {
          piece(ready, todo);
        }
      }
    }
  }

  /** The line behind its conditions; empty when one of them is not met. */
  private SourceText forThisHost(SourceText line) {
    SourceText rest = line;
    while (rest.text().startsWith("@")) {
      Matcher condition = CONDITION.matcher(rest.text());
      boolean hasRest = condition.matches() && condition.start(3) >= 0;
      if (!hasRest || condition.group(2).equals(configId) == !condition.group(1).isEmpty()) {
        skipped.add(rest.at(0));
        return rest.part(0, 0);
      }
      rest = rest.from(condition.start(3));
    }
    return rest;
  }

  private SourceText substituted(SourceText line, Deque<SourceText> todo) {
    if (line.text().indexOf('$') < 0 || line.text().startsWith("~")) {
      return line;
    }
    Definitions.Substituted done = definitions.substitute(line);
    defined += done.following().size();
    if (defined > MOST_LINES_OF_DEFINITIONS) {
      definitions.endless(line.at(0));
    } else {
      done.following().reversed().forEach(todo::push);
    }
    return done.line().text().equals(line.text()) ? line : forThisHost(comments.strip(done.line()));
  }

  private boolean includes(SourceText line) {
    Matcher include = INCLUDE.matcher(line.text());
    if (!include.matches()) {
      return false;
    }
    String path = Sources.resolve(line.file(), include.group(2).strip());
    List<String> found = sources.matching(path);
    inclusions.add(new Inclusion(include.group(1), path, line.at(0), found));
    for (String file : found) {
      if (reading.contains(file) || inclusions.size() > MOST_INCLUSIONS) {
        faults.add(
            Kind.ENDLESS_INCLUDE,
            line.at(0),
            "%s includes itself, or there are too many inclusions; it is not read again."
                .formatted(file));
      } else {
        readFile(file);
      }
    }
    return true;
  }

  /** Takes the line up to its first brace; the rest is for later. */
  private void piece(SourceText line, Deque<SourceText> todo) {
    int brace = brace(line);
    if (brace == line.length()) {
      tree.line(line);
    } else if (brace > 0) {
      tree.line(line.part(0, brace).trimmed());
      todo.push(line.from(brace));
    } else {
      if (line.text().charAt(0) == '{') {
        tree.open(line.at(0));
      } else {
        tree.close(line.at(0));
      }
      todo.push(line.from(1).trimmed());
    }
  }

  /** The first brace outside double quotes; behind a quote that is not closed there is none. */
  private static int brace(SourceText line) {
    int i = line.find("{}\"", 0);
    while (i < line.length() && line.text().charAt(i) == '"') {
      int close = line.find("\"", i + 1);
      i = line.find("{}\"", Math.min(close + 1, line.length()));
    }
    return i;
  }
}
