package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules about the files that keepalived is to run, as far as the host has been asked for them. */
final class ScriptFileRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "script-missing",
              Severity.WARNING,
              "Script that is not there",
              "keepalived looks for each script when it reads its configuration. A check script"
                  + " that is not there is taken out ('Disabling track script … since not"
                  + " found/accessible'), and the instance runs as if it had no check; a notify"
                  + " script that is not there is never run (lib/notify.c, check_script_secure).",
              "Put the script there with mode 0755, owned by root, on both nodes, or name the one"
                  + " that is there.",
              ofNode(node -> files(node, ScriptFileRules::missing))),
          new LintRule(
              "script-not-executable",
              Severity.WARNING,
              "Script without its run bit",
              "keepalived does not run a file that the user it runs scripts as may not execute:"
                  + " 'WARNING - script is not executable - disabling'. A check is then no check,"
                  + " and a notify script is not told anything (lib/notify.c, is_executable).",
              "chmod 0755 on the script, on both nodes.",
              ofNode(node -> files(node, ScriptFileRules::notExecutable))),
          new LintRule(
              "script-without-interpreter",
              Severity.WARNING,
              "Script whose first line names no interpreter",
              "keepalived since 2.0 starts scripts by execve(2), not by a shell. A text file whose"
                  + " first line is not '#!' and a path, or whose first line ends in a carriage"
                  + " return, can't be started so; keepalived logs 'Error exec-ing command' and"
                  + " takes that for success (lib/notify.c, system_call_script: script errors"
                  + " aren't server errors), so that the check stays green whatever happens.",
              "Make '#!/bin/sh' the first line, without a carriage return at its end.",
              ofNode(node -> files(node, ScriptFileRules::noInterpreter))));

  private ScriptFileRules() {}

  private static Stream<Hit> files(
      LintedNode node, BiFunction<ScriptCall, ScriptFact, Optional<String>> check) {
    return ScriptCall.of(node)
        .filter(call -> !call.opensFile())
        .flatMap(call ->
            call.fact(call.path()).stream()
                .flatMap(fact -> check.apply(call, fact).stream())
                .map(message -> suggest(call, message)));
  }

  private static Optional<String> missing(ScriptCall call, ScriptFact fact) {
    if (fact.exists()) {
      return Optional.empty();
    }
    String consequence = started(call) ? call.withoutIt() : failing(call);
    return Optional.of(
        "%s runs %s, which is not on %s. %s"
            .formatted(call.label(), call.path(), call.node().name(), consequence));
  }

  /** Whether keepalived itself starts the file, not an interpreter. */
  private static boolean started(ScriptCall call) {
    return call.program().equals(call.path());
  }

  private static String failing(ScriptCall call) {
    return "%s fails each time%s."
        .formatted(
            call.program(),
            call.is(ScriptCall.Role.CHECK)
                ? ", so the check never lets the node have the VIP"
                : "");
  }

  private static Hit suggest(ScriptCall call, String message) {
    Hit hit = call.hit(message);
    Map<String, ScriptFact> known = call.node().host().scripts();
    if (known == null || call.fact(call.path()).filter(ScriptFact::exists).isPresent()) {
      return hit;
    }
    Stream<String> there =
        known.entrySet().stream()
            .filter(file -> file.getValue().exists())
            .map(Map.Entry::getKey)
            .filter(file -> folder(file).equals(folder(call.path())))
            .map(file -> file.substring(folder(file).length()));
    String folder = folder(call.path());
    return Similarity.nearest(call.path().substring(folder.length()), there)
        .map(name -> folder + name)
        .map(meant -> renamed(call, hit, meant))
        .orElse(hit);
  }

  private static Hit renamed(ScriptCall call, Hit hit, String meant) {
    Hit told = hit.withCure("Was %s meant, which is there? Name it here.".formatted(meant));
    return told.withEdit(call.replace(call.path(), meant));
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static Optional<String> notExecutable(ScriptCall call, ScriptFact fact) {
    if (!started(call) || !fact.exists() || FileMode.of(fact).runsAs(call.user())) {
      return Optional.empty();
    }
    return Optional.of(
        "%s has mode %s and owner %s, so that %s may not run it. %s"
            .formatted(
                call.path(),
                fact.mode(),
                fact.owner(),
                call.user().orElse("nobody"),
                call.withoutIt()));
  }

  private static Optional<String> noInterpreter(ScriptCall call, ScriptFact fact) {
    String text = fact.text();
    if (text == null || !fact.exists() || !started(call) || ScriptStart.byShell(call.node())) {
      return Optional.empty();
    }
    String first =
        text.substring(0, Math.max(0, text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n')));
    boolean named = first.startsWith("#!");
    if (named && !first.endsWith("\r")) {
      return Optional.empty();
    }
    return Optional.of(
        "The first line of %s %s, so that keepalived can't start it. %s"
            .formatted(
                call.path(),
                named ? "ends in a carriage return" : "does not begin with '#!'",
                call.is(ScriptCall.Role.CHECK)
                    ? "It takes that for a good check, so nothing that happens to MySQL moves the"
                        + " VIP."
                    : call.withoutIt()));
  }
}
