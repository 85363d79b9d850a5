package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.Word;
import dev.pairkeeper.keepalived.lint.ScriptCall.Role;
import dev.pairkeeper.topology.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about how a command is written into the configuration. */
final class CommandLineRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "command-not-quoted",
              Severity.WARNING,
              "Command whose arguments are lost",
              "keepalived takes one value for the command. A command with arguments must stand in"
                  + " double quotes; without them the words behind the first are dropped behind"
                  + " 'script', and behind 'notify' they are the user and the group to run it as"
                  + " (keepalived.conf(5), Quoted strings; lib/notify.c, notify_script_init).",
              "Put the command with its arguments into double quotes.",
              ofNode(CommandLineRules::notQuoted)),
          new LintRule(
              "command-needs-shell",
              Severity.WARNING,
              "Command line that only a shell would understand",
              "keepalived since 2.0 starts the command itself, without a shell, so that '|', '&&',"
                  + " ';', '>' and '$(…)' are plain arguments of the first word (lib/notify.c,"
                  + " system_call_script). What the line seems to check is not what runs.",
              "Put the commands into a script file, or run them by /bin/sh -c '…'.",
              ofNode(CommandLineRules::needsShell)),
          new LintRule(
              "notify-repeated",
              Severity.WARNING,
              "Second notify script of one kind",
              ("Of several lines of one kind in an instance keepalived keeps the first"
                      + " ('notify script")
                  + " already specified - ignoring'; vrrp/vrrp_parser.c). The script of the later"
                  + " line never runs.",
              "Call both from one script.",
              ofNode(CommandLineRules::repeated)));

  private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*\\$?|[0-9]+");
  private static final Pattern SHELL_WORD =
      Pattern.compile("[|&;]+|[0-9]?>>?(&?[0-9]|/.*)?|.*[^\\\\];|\\$\\(.*|`.*");

  private CommandLineRules() {}

  private static Stream<Hit> notQuoted(LintedNode node) {
    return ScriptCall.of(node)
        .filter(call -> call.is(Role.CHECK, Role.NOTIFY, Role.SERVER_NOTIFY))
        .filter(CommandLineRules::losesWords)
        .map(call -> {
          Hit hit = call.hit(lost(call));
          return hit.withEdit(quoted(call));
        });
  }

  private static boolean losesWords(ScriptCall call) {
    List<String> values = call.statement().commandValues();
    int most = call.is(Role.CHECK) ? 1 : 3;
    return values.size() > most
        || (!call.is(Role.CHECK)
            && values.size() > 1
            && !values.stream().skip(1).allMatch(word -> USER.matcher(word).matches()));
  }

  private static String lost(ScriptCall call) {
    return call.is(Role.CHECK)
        ? ("keepalived runs only '%s' for %s and drops the words behind it. What it returns"
                + " without them is what decides about the VIP.")
            .formatted(call.program(), call.label())
        : ("keepalived takes the words behind '%s' for a user and a group. There is no such user,"
                + " so it leaves the script out and '%s' does nothing.")
            .formatted(call.program(), call.statement().keyword());
  }

  private static Optional<Edit> quoted(ScriptCall call) {
    String text = call.statement().text();
    String command = text.substring(call.statement().keyword().length()).strip();
    return command.indexOf('"') >= 0 || command.indexOf('\\') >= 0
        ? Optional.empty()
        : call.replace(command, '"' + command + '"');
  }

  /** What makes it a shell's, without what may stand around it. */
  private static String operator(String word) {
    String begin = word.startsWith("$(") ? "$(…)" : word.startsWith("`") ? "`…`" : word;
    return word.endsWith(";") ? ";" : begin;
  }

  private static Stream<Hit> needsShell(LintedNode node) {
    if (ScriptStart.byShell(node)) {
      return Stream.empty();
    }
    return ScriptCall.of(node)
        .filter(call -> !call.line().isShell())
        .flatMap(call ->
            call.command().stream()
                .skip(1)
                .filter(word -> SHELL_WORD.matcher(word).matches())
                .findFirst()
                .map(word ->
                    call.hit(
                            ("keepalived hands '%s' and what follows to %s as arguments;"
                                    + " no shell reads them. The exit code is that of %s with words"
                                    + " that it does not expect.")
                                .formatted(operator(word), call.program(), call.program()))
                        .withEdit(byShell(call)))
                .stream());
  }

  /** The same command as that of a shell, where no quotes stand in it. */
  private static Optional<Edit> byShell(ScriptCall call) {
    List<Word> values = call.statement().arguments();
    boolean plain =
        !values.isEmpty()
            && values.getFirst().quoted()
            && values.getFirst().text().chars().noneMatch(c -> "'\\\"".indexOf(c) >= 0);
    return plain
        ? call.replace(
            '"' + values.getFirst().text() + '"',
            "\"/bin/sh -c '%s'\"".formatted(values.getFirst().text()))
        : Optional.empty();
  }

  private static Stream<Hit> repeated(LintedNode node) {
    return Tracking.trackers(node)
        .flatMap(owner -> {
          Set<String> seen = new HashSet<>();
          return owner.statements().stream()
              .filter(line -> line.keyword().startsWith("notify"))
              .filter(line -> !line.is("notify_priority_changes") && !seen.add(line.keyword()))
              .map(line -> repeated(node, line));
        });
  }

  private static Hit repeated(LintedNode node, Statement line) {
    Hit hit =
        Hit.at(
            node,
            line.at(),
            "There is a '%s' above already; keepalived on %s ignores this one and never runs %s."
                .formatted(
                    line.keyword(), node.name(), line.command().stream().findFirst().orElse("it")));
    return hit.withEdit(LineEdits.in(node).delete(line));
  }
}
