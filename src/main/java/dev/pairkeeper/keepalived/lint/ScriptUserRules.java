package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about whom keepalived runs scripts as. */
final class ScriptUserRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "script-user-not-set",
              Severity.WARNING,
              "enable_script_security without script_user",
              "With enable_script_security scripts run as the user keepalived_script where nothing"
                  + " else is said. Where that user does not exist keepalived takes all of them"
                  + " out ('Unable to set default user'; lib/notify.c, get_default_script_user);"
                  + " where it exists, it may lack the rights that the scripts need.",
              "Put 'script_user root', or the user whom the scripts need, into global_defs.",
              ofNode(ScriptUserRules::userNotSet)),
          new LintRule(
              "script-user-unknown",
              Severity.WARNING,
              "Scripts run as a user whom the host does not have",
              "keepalived looks the user up when it reads the line. Where there is none it takes the"
                  + " script out ('Script user … does not exist'), and for script_user every script"
                  + " that names no user of its own (lib/notify.c, set_uid_gid and"
                  + " get_default_script_user). The instance then runs as if it had no check, and"
                  + " nobody is told of a change of its state.",
              "Create the user on both nodes, or name one that is there.",
              ofNode(ScriptUserRules::unknown)));

  private ScriptUserRules() {}

  /** Whom scripts run as where nothing is said, in words behind 'runs'. */
  static String byDefault(LintedNode node) {
    if (node.host().hasUser(ScriptUsers.DEFAULT)) {
      return " as " + ScriptUsers.DEFAULT;
    }
    return node.host().lacksUser(ScriptUsers.DEFAULT)
        ? " as root"
        : " as %s, or as root".formatted(ScriptUsers.DEFAULT);
  }

  private static Stream<Hit> userNotSet(LintedNode node) {
    if (!ScriptSecurityRules.secured(node) || node.host().hasUser(ScriptUsers.DEFAULT)) {
      return Stream.empty();
    }
    String consequence =
        node.host().lacksUser(ScriptUsers.DEFAULT)
            ? "The host has no such user, so keepalived takes the script out."
            : "Without such a user keepalived takes the script out.";
    return ScriptCall.of(node)
        .filter(call -> !call.opensFile() && call.user().isEmpty())
        .limit(1)
        .map(call ->
            ScriptSecurityRules.withGlobals(
                node,
                call.hit(
                    "Nothing says as whom %s runs %s, and enable_script_security makes that %s. %s"
                        .formatted(node.name(), call.path(), ScriptUsers.DEFAULT, consequence)),
                List.of("script_user root")));
  }

  private static Stream<Hit> unknown(LintedNode node) {
    Stream<Hit> global =
        node.declared().global("script_user").stream()
            .filter(line -> isUnknown(node, line.value().orElse("")))
            .map(line -> global(node, line));
    Stream<Hit> own =
        ScriptCall.of(node)
            .filter(call -> !call.user().equals(ScriptUsers.standard(node)))
            .filter(call -> call.user().filter(name -> isUnknown(node, name)).isPresent())
            .map(ScriptUserRules::own);
    return Stream.concat(global, own);
  }

  private static boolean isUnknown(LintedNode node, String name) {
    return node.host().lacksUser(name);
  }

  private static Hit global(LintedNode node, Statement line) {
    return Hit.at(
        node,
        line.at(),
        ("%s has no user %s. keepalived takes every script out that names no user of its own: such"
                + " a check moves no VIP, such a notify script is never run.")
            .formatted(node.name(), line.value().orElse("")));
  }

  private static Hit own(ScriptCall call) {
    Statement line =
        call.isOfItsBlock() ? call.owner().last("user").orElse(call.statement()) : call.statement();
    return Hit.at(
        call.node(),
        line.at(),
        "%s runs %s as %s, a user whom %s does not have. %s"
            .formatted(
                call.label(),
                call.path(),
                call.user().orElse(""),
                call.node().name(),
                call.withoutIt()));
  }
}
