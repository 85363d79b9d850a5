package dev.pairkeeper.keepalived.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells checks that only look for a process or a port. */
final class BlindCheck {

  private static final Set<String> PROCESSES = Set.of("pidof", "pgrep", "ps");
  private static final Set<String> PORTS = Set.of("ss", "netstat", "lsof", "fuser", "telnet");
  private static final Set<String> UNITS = Set.of("systemctl", "service");

  /** What a script may also run without getting to know the server any better. */
  private static final Set<String> HARMLESS =
      Set.of(
          "[",
          "[[",
          "test",
          "true",
          "false",
          ":",
          "exit",
          "return",
          "echo",
          "printf",
          "logger",
          "date",
          "sleep",
          "grep",
          "egrep",
          "fgrep",
          "awk",
          "gawk",
          "sed",
          "wc",
          "cut",
          "tr",
          "head",
          "tail",
          "cat",
          "tee",
          "sort",
          "uniq",
          "set",
          "shift",
          "export",
          "local",
          "let",
          "expr",
          "hostname",
          "kill",
          "killall",
          "pkill",
          "systemctl",
          "service",
          "touch",
          "rm",
          "mail",
          "xargs",
          "read",
          "which",
          "source",
          ".",
          "break",
          "continue");

  private BlindCheck() {}

  /** How it looks, when it does that and nothing that could tell more. */
  static Optional<String> in(ScriptText text) {
    if (!text.whole()) {
      return Optional.empty();
    }
    List<ShellCommand> commands = text.commands();
    Optional<String> found =
        commands.stream().flatMap(command -> look(command).stream()).findFirst();
    boolean nothingElse =
        commands.stream()
            .filter(command -> !command.path().isEmpty())
            .allMatch(command -> harmless(command) || look(command).isPresent());
    return nothingElse ? found : Optional.empty();
  }

  private static Optional<String> look(ShellCommand command) {
    String name = command.name();
    if (PROCESSES.contains(name)) {
      return Optional.of("'%s', which counts processes".formatted(name));
    }
    if (command.is("killall", "kill", "pkill") && asksOnly(command)) {
      return Optional.of("'%s -0', which asks whether a process is there".formatted(name));
    }
    if (PORTS.contains(name)
        || (command.is("nc", "ncat", "netcat") && !command.arguments().isEmpty())) {
      return Optional.of("'%s', which looks at a port".formatted(name));
    }
    if (UNITS.contains(name)
        && (command.arguments().contains("is-active") || command.arguments().contains("status"))) {
      return Optional.of("'%s', which knows whether the process runs".formatted(name));
    }
    return Optional.empty();
  }

  private static boolean harmless(ShellCommand command) {
    return HARMLESS.contains(command.name())
        || (command.isShell() && command.arguments().contains("-c"));
  }

  private static boolean asksOnly(ShellCommand command) {
    List<String> words = command.arguments();
    int signal = Math.max(words.indexOf("-s"), words.indexOf("--signal"));
    return words.contains("-0")
        || (signal >= 0 && signal + 1 < words.size() && words.get(signal + 1).equals("0"));
  }
}
