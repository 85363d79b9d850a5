package dev.pairkeeper.keepalived.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A command of a shell script.
 *
 * @param line where it begins, from 1
 * @param pipeline the same for commands that one pipe connects
 * @param assignments {@code NAME=value} before it, or alone
 * @param wrappers commands that only start it, such as {@code sudo}, without their options
 * @param path its first word; empty for assignments alone
 * @param arguments with the text of here-documents at their end
 */
record ShellCommand(
    int line,
    int pipeline,
    List<String> assignments,
    List<String> wrappers,
    String path,
    List<String> arguments) {

  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "then", "else", "elif", "while", "until", "do", "!", "{", "}", "fi", "done", "esac",
          "time", "coproc");
  private static final Set<String> NO_COMMAND = Set.of("for", "case", "select", "function", "in");

  /** Commands that start another, with the letters of their options that take a value. */
  private static final Map<String, String> WRAPPERS =
      Map.ofEntries(
          Map.entry("sudo", "ugpCDhRrtT"),
          Map.entry("doas", "uC"),
          Map.entry("nice", "n"),
          Map.entry("ionice", "cnp"),
          Map.entry("timeout", "ks"),
          Map.entry("env", "uCS"),
          Map.entry("xargs", "adEILnPs"),
          Map.entry("nohup", ""),
          Map.entry("exec", "a"),
          Map.entry("command", ""),
          Map.entry("builtin", ""),
          Map.entry("setsid", ""),
          Map.entry("stdbuf", "ioe"),
          Map.entry("busybox", ""));

  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh", "zsh", "ash");

  /** Reads the words of a simple command; what is not a command has an empty path. */
  static ShellCommand of(int line, int pipeline, List<String> words) {
    int i = 0;
    while (i < words.size() && KEYWORDS.contains(words.get(i))) {
      i++;
    }
    List<String> assignments = new ArrayList<>();
    List<String> wrappers = new ArrayList<>();
    i = assignments(words, i, assignments);
    while (i < words.size() && WRAPPERS.containsKey(base(words.get(i)))) {
      String wrapper = base(words.get(i));
      wrappers.add(wrapper);
      i = assignments(words, behindOptions(words, i + 1, wrapper), assignments);
    }
    boolean none = i >= words.size() || NO_COMMAND.contains(words.get(i));
    return new ShellCommand(
        line,
        pipeline,
        List.copyOf(assignments),
        List.copyOf(wrappers),
        none ? "" : words.get(i),
        none ? List.of() : List.copyOf(words.subList(i + 1, words.size())));
  }

  private static int assignments(List<String> words, int from, List<String> into) {
    int i = from;
    while (i < words.size() && isAssignment(words.get(i))) {
      into.add(words.get(i++));
    }
    return i;
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0
        && word.substring(0, equals)
            .chars()
            .allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  private static int behindOptions(List<String> words, int from, String wrapper) {
    String valued = WRAPPERS.getOrDefault(wrapper, "");
    int i = from;
    while (i < words.size() && words.get(i).startsWith("-")) {
      String option = words.get(i++);
      if (option.length() == 2 && valued.indexOf(option.charAt(1)) >= 0) {
        i++;
      }
    }
    return wrapper.equals("timeout") ? i + 1 : i;
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The same as a command of a script that stands in that line of another. */
  ShellCommand movedTo(int outerLine) {
    return new ShellCommand(outerLine, -1 - pipeline, assignments, wrappers, path, arguments);
  }

  /** Its name without folders. */
  String name() {
    return base(path);
  }

  boolean is(String... names) {
    return Set.of(names).contains(name());
  }

  /** Whether it is a shell; the script of {@code -c} is then an argument. */
  boolean isShell() {
    return SHELLS.contains(name());
  }

  /** Whether one of its arguments contains this, in any case. */
  boolean mentions(String text) {
    return arguments.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(text));
  }

  /** Whether what its variables are given before it, or alone, contains this, in any case. */
  boolean assigns(String text) {
    return assignments.stream().anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(text));
  }
}
