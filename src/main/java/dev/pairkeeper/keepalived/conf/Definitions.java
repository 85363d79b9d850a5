package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $NAME=text}, over several lines when each but the last ends in a backslash, and its uses
 * {@code $NAME} and <code>${NAME}</code> (keepalived.conf(5), PARAMETER SUBSTITUTION).
 */
final class Definitions {

  private static final Pattern DEFINITION =
      Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)=[ \t]*(.*)", Pattern.DOTALL);
  private static final Pattern USE =
      Pattern.compile(
          "\\$(?:([A-Za-z_][A-Za-z0-9_]*)(?=[ \t,)]|$)"
              + "|\\{([A-Za-z_][A-Za-z0-9_]*)( *[0-9][0-9 ]*(?<! ))?})");
  private static final int MOST_LINES = 10_000;
  private static final int MOST_USES_IN_A_LINE = 1_000;
  private static final long MOST_TEXT = 16L << 20;

  private final Map<String, List<String>> known = new LinkedHashMap<>();
  private final Map<String, String> standard;
  private final Faults faults;
  private @Nullable List<String> open;
  private int madeLines;

  /** Characters written so far: a use writes its line anew. */
  private long madeText;

  Definitions(Faults faults, String configId) {
    this.faults = faults;
    standard = Map.of("_INSTANCE", configId, "_RANDOM", "0", "_HASH", "#", "_BANG", "!");
  }

  /**
   * A line with its definitions put in.
   *
   * @param changed false also where there was too much to put in
   * @param following the other lines of definitions that have several, in order
   */
  record Substituted(SourceText line, boolean changed, Iterator<SourceText> following) {}

  /** Takes the line when it is a definition. */
  boolean define(SourceText line) {
    Matcher matcher = DEFINITION.matcher(line.text());
    if (!matcher.matches()) {
      return false;
    }
    List<String> lines = new ArrayList<>();
    known.put(matcher.group(1), lines);
    open = lines;
    continueWith(matcher.group(2));
    return true;
  }

  /** Whether the next line belongs to a definition. */
  boolean isOpen() {
    return open != null;
  }

  /** Adds a line to the definition that is open. */
  void continueWith(String line) {
    List<String> lines = open;
    if (lines == null) {
      return;
    }
    boolean goesOn = line.endsWith("\\");
    String text = goesOn ? line.substring(0, line.length() - 1).stripTrailing() : line;
    if (!text.isEmpty()) {
      lines.add(text);
    }
    if (!goesOn) {
      open = null;
    }
  }

  /** An empty line ends a definition. */
  void end() {
    open = null;
  }

  /** Lets a name stand for a text of one line from now on. */
  void set(String name, String value) {
    known.put(name, value.isEmpty() ? List.of() : List.of(value));
  }

  /** Puts in what is defined; what is not defined stays as it stands. */
  Substituted substitute(SourceText line) {
    SourceText now = line;
    if (line.text().indexOf('$') < 0 || tooMuch()) {
      return new Substituted(line, false, Collections.emptyIterator());
    }
    Deque<List<String>> following = new ArrayDeque<>();
    int from = 0;
    int uses = 0;
    int bytes = FileLines.bytes(line.text());
    Matcher use = USE.matcher(now.text());
    while (use.find(from)) {
      List<String> meant = meant(use, now);
      from = use.start();
      if (meant == null || (meant.size() > 1 && use.end() < now.length())) {
        from++;
        continue;
      }
      String first = meant.isEmpty() ? "" : meant.getFirst();
      bytes += FileLines.bytes(first) - use.group().length();
      if (++uses > MOST_USES_IN_A_LINE || exhausted(bytes, meant, now, from)) {
        return new Substituted(now, false, Collections.emptyIterator());
      }
      now = now.with(from, use.end(), first);
      following.push(meant.subList(Math.min(1, meant.size()), meant.size()));
      if (first.stripLeading().startsWith("~")) {
        break;
      }
      use = USE.matcher(now.text());
    }
    return new Substituted(now, uses > 0, placed(following, line));
  }

  /** Whether a use is one too many: for keepalived's buffer, or for any sense. */
  private boolean exhausted(int bytes, List<String> meant, SourceText line, int from) {
    Position at = line.at(from);
    boolean tooLong = bytes > FileLines.MOST_BYTES;
    if (tooLong) {
      faults.add(
          Kind.ENDLESS_DEFINITION,
          at,
          "With the definitions it uses this line is longer than %d bytes; keepalived leaves the"
                  .formatted(FileLines.MOST_BYTES)
              + " rest of it as it stands.");
    }
    madeLines += Math.max(0, meant.size() - 1);
    madeText += line.length() + meant.stream().mapToLong(String::length).sum();
    return tooLong || noteTooMuch(at);
  }

  private boolean tooMuch() {
    return madeLines > MOST_LINES || madeText > MOST_TEXT;
  }

  private boolean noteTooMuch(Position at) {
    if (tooMuch()) {
      faults.add(
          Kind.ENDLESS_DEFINITION,
          at,
          "The definitions used up to here make more text than any configuration needs, or each"
              + " other longer without an end; from here on they are left as they stand.");
    }
    return tooMuch();
  }

  private @Nullable List<String> meant(Matcher use, SourceText at) {
    String name = use.group(1) == null ? use.group(2) : use.group(1);
    if (use.group(3) != null && !name.equals("_RANDOM")) {
      return null;
    }
    List<String> defined = known.get(name);
    if (defined != null) {
      return defined;
    }
    String value = name.equals("_PWD") ? folder(at.file()) : standard.get(name);
    return value == null ? null : List.of(value);
  }

  private static String folder(String file) {
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "." : file.substring(0, Math.max(1, slash));
  }

  private static Iterator<SourceText> placed(Deque<List<String>> following, SourceText line) {
    return following.stream()
        .flatMap(List::stream)
        .map(text -> line.part(0, 0).with(0, 0, text))
        .iterator();
  }

  /** The names of the text itself with what they stand for, their lines parted by newlines. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    known.forEach((name, lines) -> all.put(name, String.join("\n", lines)));
    return all;
  }
}
