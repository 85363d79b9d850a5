package dev.pairkeeper.keepalived.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script as far as the rules need it: the commands that a shell would run for it, or what a
 * script of another language shows of itself. Any text gives one, in linear time.
 *
 * @param commands none when nothing of it is understood
 * @param whole whether it does nothing but these
 */
record ScriptText(List<ShellCommand> commands, boolean whole) {

  /** Of a script whose text is not known. */
  static final ScriptText UNKNOWN = new ScriptText(List.of(), false);

  private static final Set<String> SPEECH =
      Set.of("echo", "printf", "logger", "mail", "wall", "cat");
  private static final int DEEPEST = 3;

  /**
   * Reads the text of a script file.
   *
   * @param interpreter what is told to run it; empty when its first line says so
   */
  static ScriptText ofFile(String text, Optional<String> interpreter) {
    ScriptLanguage language = ScriptLanguage.of(text, interpreter);
    return switch (language) {
      case SHELL -> new ScriptText(read(text, 0), true);
      case UNKNOWN -> UNKNOWN;
      case PYTHON, PERL, PHP -> new ScriptText(OtherScript.commands(text, language), false);
    };
  }

  /** Reads what stands behind {@code sh -c}. */
  static ScriptText ofCommand(ShellCommand command) {
    return new ScriptText(withInner(command, 0).toList(), true);
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
                .map(found -> found.movedTo(command.line())))
        : Stream.of(command);
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
