package dev.pairkeeper.keepalived.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells commands that stop or restart keepalived. */
final class DaemonStop {

  /** Signals that keepalived outlives, without SIG. */
  private static final Set<String> OUTLIVED =
      Set.of("0", "1", "10", "12", "HUP", "USR1", "USR2", "CONT", "18", "CHLD", "17");

  private static final Set<String> STOPS = Set.of("stop", "kill", "disable", "mask");
  private static final Set<String> RESTARTS =
      Set.of("restart", "try-restart", "condrestart", "force-reload", "reload-or-restart");
  private static final Set<String> SERVICES =
      Set.of("systemctl", "service", "invoke-rc.d", "rc-service", "initctl");
  private static final Pattern NAME = Pattern.compile("(^|[^a-z0-9_])keepalived($|[^a-z0-9_])");

  private DaemonStop() {}

  /** The first command that stops it. */
  static Optional<ShellCommand> in(ScriptText text) {
    return text.commands().stream().filter(command -> stops(text, command)).findFirst();
  }

  /** The first command that restarts it. */
  static Optional<ShellCommand> restartIn(ScriptText text) {
    return text.commands().stream().filter(command -> controls(command, RESTARTS)).findFirst();
  }

  private static boolean stops(ScriptText text, ShellCommand command) {
    if (command.is("pkill", "killall", "killall5", "skill")) {
      return ends(command) && command.arguments().stream().anyMatch(DaemonStop::names);
    }
    if (command.is("kill")) {
      return ends(command) && (isMeant(text, command) || pipedTo(text, command));
    }
    return controls(command, STOPS)
        && (!only(command, "disable") || command.arguments().contains("--now"));
  }

  private static boolean only(ShellCommand command, String verb) {
    return command.arguments().contains(verb);
  }

  private static boolean names(String word) {
    return NAME.matcher(word.toLowerCase(Locale.ROOT)).find();
  }

  /** Whether a service command with one of these verbs is about keepalived. */
  private static boolean controls(ShellCommand command, Set<String> verbs) {
    List<String> words = command.arguments();
    boolean service =
        SERVICES.contains(command.name()) && words.stream().anyMatch(DaemonStop::names);
    boolean init = command.path().endsWith("init.d/keepalived");
    return (service || init) && words.stream().anyMatch(verbs::contains);
  }

  private static boolean ends(ShellCommand command) {
    List<String> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String signal =
          Set.of("-s", "--signal", "-n").contains(word) && i + 1 < words.size()
              ? words.get(i + 1)
              : word.startsWith("--signal=") ? word.substring(9) : word.replaceFirst("^-", "");
      boolean option = word.startsWith("-");
      if (option && (OUTLIVED.contains(plain(signal)) || signal.contains("signum"))) {
        return false;
      }
    }
    return !words.contains("-l");
  }

  private static String plain(String signal) {
    return signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
  }

  /** Whether its argument is keepalived's pid, by a substitution or a variable. */
  private static boolean isMeant(ScriptText text, ShellCommand kill) {
    return kill.arguments().stream()
        .filter(word -> !word.startsWith("-"))
        .anyMatch(word -> names(word) || (word.startsWith("$") && holdsPid(text, word)));
  }

  private static boolean holdsPid(ScriptText text, String variable) {
    String name = variable.replaceAll("[${}\"]", "");
    return text.commands().stream()
        .flatMap(command -> command.assignments().stream())
        .anyMatch(word -> word.startsWith(name + "=") && names(word));
  }

  private static boolean pipedTo(ScriptText text, ShellCommand kill) {
    return kill.wrappers().contains("xargs")
        && text.commands().stream()
            .filter(command -> command.pipeline() == kill.pipeline() && !command.equals(kill))
            .anyMatch(command -> command.arguments().stream().anyMatch(DaemonStop::names));
  }
}
