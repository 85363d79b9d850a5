package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
              + "|\\{([A-Za-z_][A-Za-z0-9_]*)(?: *[0-9][0-9 ]*(?<! ))?})");
  private static final int MOST_USES_IN_A_LINE = 200;
  private static final int LONGEST_LINE = 64 * 1024;

  private final Map<String, List<String>> known = new LinkedHashMap<>();
  private final Map<String, String> standard = new LinkedHashMap<>();
  private final Faults faults;
  private @Nullable List<String> open;

  Definitions(Faults faults) {
    this.faults = faults;
    standard.put("_INSTANCE", "");
    standard.put("_RANDOM", "0");
    standard.put("_HASH", "#");
    standard.put("_BANG", "!");
  }

  /**
   * A line with its definitions put in.
   *
   * @param following the other lines of definitions that have several, in order
   */
  record Substituted(SourceText line, List<SourceText> following) {}

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

  /** Puts in what is defined; what is not defined stays as it stands. */
  Substituted substitute(SourceText line) {
    SourceText text = line;
    Deque<List<String>> following = new ArrayDeque<>();
    int from = 0;
    int uses = 0;
    Matcher use = USE.matcher(text.text());
    while (use.find(from)) {
      List<String> lines = lines(use, text);
      if (lines == null || (lines.size() > 1 && use.end() < text.length())) {
        from = use.start() + 1;
      } else if (++uses > MOST_USES_IN_A_LINE || text.length() > LONGEST_LINE) {
        endless(text.at(use.start()));
        break;
      } else {
        from = use.start();
        text = text.with(from, use.end(), lines.isEmpty() ? "" : lines.getFirst());
        following.push(lines.subList(Math.min(1, lines.size()), lines.size()));
        use = USE.matcher(text.text());
      }
    }
    return new Substituted(text, placed(following, line));
  }

  private @Nullable List<String> lines(Matcher use, SourceText at) {
    String name = use.group(1) == null ? use.group(2) : use.group(1);
    List<String> lines = known.get(name);
    if (lines != null) {
      return lines;
    }
    String value = name.equals("_PWD") ? folder(at.file()) : standard.get(name);
    return value == null ? null : List.of(value);
  }

  private static String folder(String file) {
    int slash = file.lastIndexOf('/');
    return slash < 0 ? "." : file.substring(0, Math.max(1, slash));
  }

  private static List<SourceText> placed(Deque<List<String>> following, SourceText line) {
    return following.stream()
        .flatMap(List::stream)
        .map(text -> line.part(0, 0).with(0, 0, text))
        .toList();
  }

  void endless(Position at) {
    faults.add(
        Kind.ENDLESS_DEFINITION,
        at,
        "The definitions used here make each other longer without an end; they are left as they"
            + " stand.");
  }

  /** The names of the text itself with what they stand for, their lines parted by newlines. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    known.forEach((name, lines) -> all.put(name, String.join("\n", lines)));
    return all;
  }
}
