package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.lint.ScriptCall.Role;
import dev.pairkeeper.topology.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rules about what the scripts do. Their place is the first line of the configuration that names
 * the script; the message says where in the script it stands.
 */
final class ScriptTextRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "script-stops-keepalived",
              Severity.CRITICAL,
              "Script that stops keepalived",
              "keepalived that is killed or stopped by a script is started by nobody: when MySQL is"
                  + " well again the node stays out of the pair without a word, and the next fault"
                  + " of the other node finds no one to take the VIP. keepalived that is left"
                  + " running goes into FAULT while its check fails and comes back by itself"
                  + " (keepalived.conf(5), VRRP script(s)).",
              "Take the command out and let the check say it by its exit code: 0 for good, 1 for"
                  + " bad, tracked with weight 0.",
              ofNode(node -> told(node, DaemonStop::in, ScriptTextRules::stops))),
          new LintRule(
              "script-restarts-keepalived",
              Severity.WARNING,
              "Script that restarts keepalived",
              "A restart takes the VIP down and lets the peer take it; a check or notify script"
                  + " that does it makes the VIP go to and fro, and is killed itself when its"
                  + " keepalived ends.",
              "Take the restart out; where the configuration changed, 'systemctl reload keepalived'"
                  + " is enough.",
              ofNode(node -> told(node, DaemonStop::restartIn, ScriptTextRules::restarts))),
          new LintRule(
              "password-in-command",
              Severity.WARNING,
              "Password on a command line or in a script",
              "A password among the arguments of a command stands in the process list while it"
                  + " runs, and a password in a script or in keepalived.conf is read by everybody"
                  + " who can read the file, its backups and its copies in tickets.",
              "Put it into an option file of mode 0600 that belongs to the user of the script, name"
                  + " that by --defaults-extra-file, and change the password.",
              ofNode(ScriptTextRules::passwords)),
          new LintRule(
              "notify-sleeps",
              Severity.WARNING,
              "Notify script that sleeps",
              "keepalived starts a notify script for each change of state and waits for none of"
                  + " them, so they run beside each other (keepalived.conf(5); the notify FIFO"
                  + " keeps the order, scripts do not). One that sleeps acts for a state that may"
                  + " be over: it can open a server for writes that became the standby meanwhile.",
              "Let scripts wait for each other by flock, and let each look at the current state"
                  + " before it acts; or use notify_fifo.",
              ofNode(ScriptTextRules::sleeping)));

  private ScriptTextRules() {}

  private static Stream<Hit> told(
      LintedNode node,
      Function<ScriptText, Optional<ShellCommand>> search,
      Function<ScriptCall, String> consequence) {
    Set<String> seen = new HashSet<>();
    return ScriptCall.of(node)
        .flatMap(call ->
            search
                .apply(call.inLine())
                .map(found ->
                    call.hit(
                        "'%s' in %s runs '%s'"
                                .formatted(call.statement().keyword(), call.label(), words(found))
                            + consequence.apply(call)))
                .or(() ->
                    search
                        .apply(call.text())
                        .filter(found -> seen.add(call.path()))
                        .map(found ->
                            call.hit(
                                "%s runs '%s'".formatted(call.whereIs(found), words(found))
                                    + consequence.apply(call))))
                .stream());
  }

  /** The command in few words, without anything that may be secret. */
  private static String words(ShellCommand command) {
    String all = command.path() + " " + String.join(" ", command.arguments());
    return all.length() <= 60 ? all : all.substring(0, 60) + "…";
  }

  private static String stops(ScriptCall call) {
    return switch (call.role()) {
      case CHECK, SERVER_CHECK ->
          ", which stops keepalived. After one failed check %s is out of the pair until somebody starts it again."
              .formatted(call.node().name());
      case NOTIFY ->
          ", which stops keepalived. After that change of state %s is out of the pair until somebody starts it again."
              .formatted(call.node().name());
      case SERVER_NOTIFY, DAEMON ->
          ", which stops keepalived when '%s' runs. %s is then out of the pair until somebody starts it again."
              .formatted(call.statement().keyword(), call.node().name());
    };
  }

  private static String restarts(ScriptCall call) {
    return ", which restarts keepalived: each time it runs %s gives its VIP away and joins anew."
        .formatted(call.node().name());
  }

  private static Stream<Hit> passwords(LintedNode node) {
    Set<String> seen = new HashSet<>();
    return ScriptCall.of(node)
        .flatMap(call ->
            Password.in(call.inLine())
                .map(found ->
                    call.hit(
                        "The command of %s has a password in it (%s). Who can read keepalived.conf or run ps on %s knows it."
                            .formatted(call.label(), found.form(), node.name())))
                .or(() ->
                    Password.in(call.text())
                        .filter(found -> seen.add(call.path()))
                        .map(found ->
                            call.hit(
                                "%s has a password in it (%s). Who can read the script%s knows it."
                                    .formatted(
                                        call.whereIs(found.command()),
                                        found.form(),
                                        found.visible() ? " or run ps on " + node.name() : ""))))
                .stream());
  }

  private static Stream<Hit> sleeping(LintedNode node) {
    Set<String> seen = new HashSet<>();
    return ScriptCall.of(node)
        .filter(call -> call.is(Role.NOTIFY, Role.SERVER_NOTIFY))
        .filter(call -> !call.text().names().contains("flock"))
        .flatMap(call ->
            call.text().commands().stream()
                .filter(command -> command.is("sleep"))
                .findFirst()
                .filter(found -> seen.add(call.path()))
                .map(found ->
                    call.hit(
                        ("%s sleeps %s s or longer before it goes on. When %s changes its state again"
                                + " meanwhile, the older script acts last.")
                            .formatted(
                                call.whereIs(found),
                                found.arguments().stream().findFirst().orElse("some"),
                                node.name())))
                .stream());
  }
}
