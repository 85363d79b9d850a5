package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import dev.pairkeeper.topology.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules about who may change what keepalived runs, and as whom it runs it. */
final class ScriptSecurityRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "script-refused",
              Severity.WARNING,
              "Script that enable_script_security refuses",
              "With enable_script_security keepalived runs nothing as root that is not owned by"
                  + " root or that others can write ('Unsafe permissions found for script … -"
                  + " disabling'; lib/notify.c, check_security). A check that is refused is no"
                  + " check: the instance keeps the VIP whatever happens to MySQL.",
              "chown root and chmod 0755 on the script and on every folder above it, on both"
                  + " nodes.",
              ofNode(node -> files(node, ScriptSecurityRules::refused))),
          new LintRule(
              "script-writable-by-others",
              Severity.WARNING,
              "Script that others than root can change",
              "Who can write a script that keepalived runs can make the node do anything as the"
                  + " user that it runs as, mostly root (keepalived.conf(5), SCRIPTS). With"
                  + " enable_script_security keepalived refuses such a script.",
              "chmod 0755 on the script, on both nodes.",
              ofNode(node -> files(node, ScriptSecurityRules::writable))),
          new LintRule(
              "script-owner-not-root",
              Severity.WARNING,
              "Script that does not belong to root",
              "The owner of a script can change it, and keepalived runs it as root where nothing"
                  + " else is said, so that user is as good as root (keepalived.conf(5), SCRIPTS)."
                  + " With enable_script_security keepalived refuses such a script.",
              "chown root on the script, on both nodes, or run it as its owner with 'user'.",
              ofNode(node -> files(node, ScriptSecurityRules::foreign))),
          new LintRule(
              "script-security-off",
              Severity.INFO,
              "Scripts run without enable_script_security",
              "Without it keepalived runs scripts also when others than root can change them, as"
                  + " the user keepalived_script if there is one, else as root. It works, with"
                  + " 'SECURITY VIOLATION - scripts are being executed but script_security not"
                  + " enabled' in the log, and 'keepalived -t' then exits 5 for a good file"
                  + " (vrrp/vrrp.c, check_vrrp_script_security).",
              "Put 'script_user root' and 'enable_script_security' into global_defs once the"
                  + " scripts belong to root and nobody else can write them.",
              ofNode(ScriptSecurityRules::securityOff)));

  private ScriptSecurityRules() {}

  private static Stream<Hit> files(
      LintedNode node, BiFunction<ScriptCall, ScriptFact, Optional<String>> check) {
    Set<String> seen = new HashSet<>();
    return ScriptCall.of(node)
        .filter(call -> !call.opensFile() && seen.add(call.path()))
        .flatMap(call ->
            call
                .fact(call.path())
                .filter(ScriptFact::exists)
                .flatMap(fact -> check.apply(call, fact))
                .map(call::hit)
                .stream());
  }

  static boolean secured(LintedNode node) {
    return node.declared().global("enable_script_security").isPresent();
  }

  /** Whether enable_script_security keeps keepalived from running it. */
  static boolean isRefused(ScriptCall call, FileMode mode) {
    return secured(call.node())
        && call.program().equals(call.path())
        && call.user().filter("root"::equals).isPresent()
        && (!mode.ownedByRoot() || mode.writableByAll());
  }

  private static Optional<String> refused(ScriptCall call, ScriptFact fact) {
    FileMode mode = FileMode.of(fact);
    return isRefused(call, mode)
        ? Optional.of(
            "%s %s, so keepalived, told to run it as root, refuses it. %s"
                .formatted(
                    call.path(),
                    mode.ownedByRoot()
                        ? "has mode %s, by which everybody can write it".formatted(fact.mode())
                        : "belongs to %s, not to root".formatted(fact.owner()),
                    call.is(ScriptCall.Role.CHECK)
                        ? "%s has no check then.".formatted(call.node().name())
                        : "It is never run."))
        : Optional.empty();
  }

  private static Optional<String> writable(ScriptCall call, ScriptFact fact) {
    FileMode mode = FileMode.of(fact);
    boolean open = mode.writableByAll() || mode.writableByGroup();
    return open && !isRefused(call, mode)
        ? Optional.of(
            "%s has mode %s: %s can change what keepalived runs on %s%s."
                .formatted(
                    call.path(),
                    fact.mode(),
                    mode.writableByAll() ? "everybody" : "its group",
                    call.node().name(),
                    call.user().map(user -> " as " + user).orElse("")))
        : Optional.empty();
  }

  private static Optional<String> foreign(ScriptCall call, ScriptFact fact) {
    FileMode mode = FileMode.of(fact);
    boolean own = call.user().filter(fact.owner()::equals).isPresent();
    return mode.ownedByRoot() || own || isRefused(call, mode)
        ? Optional.empty()
        : Optional.of(
            "%s belongs to %s, who can change what keepalived runs on %s as %s."
                .formatted(
                    call.path(),
                    fact.owner(),
                    call.node().name(),
                    call.user().orElse("keepalived_script or root")));
  }

  private static Stream<Hit> securityOff(LintedNode node) {
    if (secured(node)) {
      return Stream.empty();
    }
    return ScriptCall.of(node)
        .filter(call -> !call.opensFile())
        .limit(1)
        .map(call ->
            withGlobals(
                node,
                call.hit(
                    "%s runs scripts%s without enable_script_security. Nothing tells keepalived to"
                            .formatted(
                                node.name(),
                                call.user()
                                    .map(" as %s"::formatted)
                                    .orElseGet(() -> ScriptUserRules.byDefault(node)))
                        + " refuse one that somebody else can change."),
                globals(node)));
  }

  /** Whether no script is known that keepalived would then refuse. */
  private static boolean allSafe(LintedNode node) {
    return ScriptCall.of(node)
        .flatMap(call -> call.fact(call.path()).filter(ScriptFact::exists).stream())
        .map(FileMode::of)
        .allMatch(mode -> mode.ownedByRoot() && !mode.writableByAll() && !mode.writableByGroup());
  }

  private static List<String> globals(LintedNode node) {
    return node.declared().global("script_user").isPresent()
        ? List.of("enable_script_security")
        : List.of("script_user root", "enable_script_security");
  }

  /** Adds the edit that puts these lines into global_defs, where no script is then refused. */
  static Hit withGlobals(LintedNode node, Hit hit, List<String> lines) {
    return hit.withEdit(
        node.configuration()
            .all("global_defs")
            .filter(block -> allSafe(node))
            .findFirst()
            .flatMap(block -> LineEdits.in(node).insertInto(block, lines)));
  }
}
