package dev.pairkeeper.keepalived.conf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keepalived.conf. Any text gives a tree; time grows with the length of the text. */
public final class ConfigurationParser {

  private static final Pattern CONDITION =
      Pattern.compile("@(\\^?)([^ \t]*)(?:[ \t]+(.*))?", Pattern.DOTALL);

  private final Sources sources;
  private final String configId;
  private final Faults faults = new Faults();
  private final FileLines files = new FileLines(faults);
  private final Comments comments = new Comments(faults);
  private final Definitions definitions;
  private final Sequences sequences;
  private final Inclusions inclusions;
  private final TreeBuilder tree = new TreeBuilder(faults);
  private final List<Position> skipped = new ArrayList<>();

  private ConfigurationParser(Sources sources, String configId) {
    this.sources = sources;
    this.configId = configId;
    this.definitions = new Definitions(faults, configId);
    this.sequences = new Sequences(faults, definitions);
    this.inclusions = new Inclusions(sources, faults);
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
        inclusions.all(),
        List.copyOf(skipped),
        definitions.all());
  }

  private void readFile(String file) {
    inclusions.begin(file);
    files.read(file, sources.text(file), this::fileLine);
    inclusions.end();
  }

  private void fileLine(SourceText line) {
    if (line.isEmpty()) {
      definitions.end();
      return;
    }
    SourceText bare = comments.strip(line);
    if (bare.isEmpty()) {
      return;
    }
    if (definitions.isOpen()) {
      definitions.continueWith(bare.text());
    } else {
      process(bare);
    }
  }

  /** Reads a line and all that it makes; only then the files that it includes, the last first. */
  private void process(SourceText line) {
    PendingLines pending = new PendingLines(line);
    Deque<String> included = new ArrayDeque<>();
    boolean plain = Inclusions.isOne(line);
    while (pending.hasNext()) {
      SourceText ready = ready(pending.next(), pending);
      if (ready.isEmpty()) {
        continue;
      }
      if (Inclusions.isOne(ready)) {
        inclusions.files(ready, plain).reversed().forEach(included::push);
      } else {
        piece(ready, pending);
      }
    }
    included.forEach(this::readFile);
  }

  /** The line as it is for the tree: for this host, with its definitions; empty when it is not. */
  private SourceText ready(SourceText line, PendingLines pending) {
    SourceText now = line;
    boolean again = true;
    while (again) {
      now = forThisHost(now);
      if (now.isEmpty() || definitions.define(now) || sequences.read(now, pending)) {
        return now.part(0, 0);
      }
      again = !now.text().startsWith("~");
      if (again) {
        Definitions.Substituted done = definitions.substitute(now);
        pending.push(done.following());
        again = done.changed();
        now = again ? comments.strip(done.line()) : done.line();
      }
      again = again && (now.text().startsWith("@") || now.text().indexOf('$') >= 0);
    }
    return now;
  }

  /** The line behind its condition; empty when that is not met. */
  private SourceText forThisHost(SourceText line) {
    if (!line.text().startsWith("@")) {
      return line;
    }
    Matcher condition = CONDITION.matcher(line.text());
    boolean hasRest = condition.matches() && condition.start(3) >= 0;
    if (!hasRest || condition.group(2).equals(configId) == !condition.group(1).isEmpty()) {
      skipped.add(line.at(0));
      return line.part(0, 0);
    }
    return line.from(condition.start(3));
  }

  /** Takes the line up to its first brace; the rest is for later. */
  private void piece(SourceText line, PendingLines pending) {
    int brace = brace(line);
    if (brace == line.length()) {
      tree.line(line);
    } else if (brace > 0) {
      tree.line(line.part(0, brace).trimmed());
      pending.push(line.from(brace));
    } else {
      if (line.text().charAt(0) == '{') {
        tree.open(line.at(0));
      } else {
        tree.close(line.at(0));
      }
      pending.push(line.from(1).trimmed());
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
