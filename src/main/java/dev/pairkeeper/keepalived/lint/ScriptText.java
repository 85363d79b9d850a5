package dev.pairkeeper.keepalived.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script as far as the rules need it: the commands that a shell would run for it. Any text gives
 * one, in linear time.
 *
 * @param commands none when it is not a shell script
 */
record ScriptText(List<ShellCommand> commands) {

  private static final Set<String> SPEECH =
      Set.of("echo", "printf", "logger", "mail", "wall", "cat");
  private static final int DEEPEST = 3;

  /** Reads the text of a script file; only that of a shell is understood. */
  static ScriptText ofFile(String text) {
    return new ScriptText(isShell(text) ? read(text, 0) : List.of());
  }

  /** Reads what stands behind {@code sh -c}. */
  static ScriptText ofCommand(ShellCommand command) {
    return new ScriptText(withInner(command, 0).toList());
  }

  private static boolean isShell(String text) {
    if (!text.startsWith("#!")) {
      return true;
    }
    String first = text.lines().findFirst().orElse("");
    List<String> words = List.of(first.substring(2).strip().split("\\s+"));
    return ShellCommand.of(1, 0, words).isShell();
  }

  private static List<ShellCommand> read(String text, int depth) {
    return new ShellReader(text)
        .read().stream().flatMap(command -> withInner(command, depth)).toList();
  }

  /** The command, and where it is a shell or {@code eval}, what it is told to run. */
  private static Stream<ShellCommand> withInner(ShellCommand command, int depth) {
    int script = command.isShell() ? command.arguments().indexOf("-c") + 1 : 0;
    boolean inner =
        depth < DEEPEST
            && (command.name().equals("eval") ? !command.arguments().isEmpty() : script > 0)
            && script < command.arguments().size();
    return inner
        ? Stream.concat(
            Stream.of(command),
            read(command.arguments().get(script), depth + 1).stream()
                .map(found -> movedTo(command.line(), found)))
        : Stream.of(command);
  }

  private static ShellCommand movedTo(int line, ShellCommand found) {
    return new ShellCommand(
        line,
        -1 - found.pipeline(),
        found.assignments(),
        found.wrappers(),
        found.path(),
        found.arguments());
  }

  /** The first command whose arguments or assignments have one of these texts, in any case. */
  Optional<ShellCommand> mention(String... texts) {
    return commands.stream()
        .filter(command -> !SPEECH.contains(command.name()))
        .filter(command ->
            Stream.of(texts).anyMatch(text -> command.mentions(text) || command.assigns(text)))
        .findFirst();
  }

  /** The names of what it runs. */
  Set<String> names() {
    return commands.stream()
        .map(ShellCommand::name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
