package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code include} lines and the files that they bring (lib/parser.c, check_include()). */
final class Inclusions {

  private static final Pattern INCLUDE =
      Pattern.compile("(include[rmwba]?)[ \t\f\r\013][ \t]*(.*)", Pattern.DOTALL);
  private static final int MOST = 200;
  private static final int DEEPEST = 50;
  private static final long MOST_TEXT = 8L << 20;

  private final Sources sources;
  private final Faults faults;
  private final List<Inclusion> list = new ArrayList<>();
  private final Deque<String> reading = new ArrayDeque<>();
  private long text;

  Inclusions(Sources sources, Faults faults) {
    this.sources = sources;
    this.faults = faults;
  }

  static boolean isOne(SourceText line) {
    return line.text().startsWith("include") && INCLUDE.matcher(line.text()).matches();
  }

  /** From now on that file is read. */
  void begin(String file) {
    reading.push(file);
  }

  /** The file that was begun last is read to its end. */
  void end() {
    reading.pop();
  }

  /**
   * The files that a line brings, in order.
   *
   * @param plain whether it stands in its file as it is
   */
  List<String> files(SourceText line, boolean plain) {
    Matcher include = INCLUDE.matcher(line.text());
    if (!include.matches()) {
      return List.of();
    }
    String path = Sources.resolve(line.file(), include.group(2));
    List<String> found = list.size() < MOST ? sources.matching(path) : List.of();
    list.add(new Inclusion(include.group(1), path, line.at(0), found));
    if (!plain) {
      faults.add(
          Kind.INDIRECT_INCLUDE,
          line.at(0),
          "This include is behind a condition or made by a definition; keepalived 2.2 and newer"
              + " then reads the file more than once, or crashes.");
    }
    return found.stream().filter(file -> mayRead(file, line)).toList();
  }

  private boolean mayRead(String file, SourceText line) {
    text += sources.text(file).length();
    if (!reading.contains(file) && reading.size() < DEEPEST && text <= MOST_TEXT) {
      return true;
    }
    faults.add(
        Kind.ENDLESS_INCLUDE,
        line.at(0),
        "%s includes itself, or there are too many inclusions; it is not read again."
            .formatted(file));
    return false;
  }

  List<Inclusion> all() {
    return List.copyOf(list);
  }
}
