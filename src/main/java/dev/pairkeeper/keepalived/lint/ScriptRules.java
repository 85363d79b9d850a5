package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.topology.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about which check scripts there are and who tracks them. */
final class ScriptRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "track-script-unknown",
              Severity.WARNING,
              "Tracks a script that is not defined above",
              "keepalived looks for the vrrp_script when it reads the track_script line, so it must"
                  + " stand before the instance. One that it does not find is left out ('track"
                  + " script … not found, ignoring...'; vrrp/vrrp_track.c, alloc_track_script), and"
                  + " the instance runs without that check.",
              "Define the vrrp_script above the instance, under the name that it is tracked by.",
              ofNode(ScriptRules::unknown)),
          new LintRule(
              "script-not-tracked",
              Severity.WARNING,
              "Check script that nobody tracks",
              "A vrrp_script runs only while an instance or a group names it in its track_script"
                  + " (keepalived.conf(5), VRRP script(s)). One that nobody tracks never runs, so"
                  + " what it would notice moves nothing.",
              "Name it in the track_script of the instance that has the VIP, or take it out.",
              ofNode(ScriptRules::notTracked)),
          new LintRule(
              "script-defined-twice",
              Severity.WARNING,
              "Two check scripts of one name",
              "keepalived takes the first vrrp_script of a name for every track_script"
                  + " (vrrp/vrrp_track.c, find_script_by_name). The second never runs, and changes"
                  + " to it change nothing.",
              "Keep one of them, or give the second a name of its own and track it too.",
              ofNode(ScriptRules::twice)),
          new LintRule(
              "script-without-command",
              Severity.WARNING,
              "Check script without a command",
              "keepalived takes a vrrp_script without a 'script' line out ('No script set …"
                  + " removing'), and with it the check of every instance that tracks it"
                  + " (vrrp/vrrp_parser.c, vrrp_vscript_end_handler).",
              "Give it a line: script \"/path/of/the/check\".",
              ofNode(ScriptRules::withoutCommand)),
          new LintRule(
              "instance-without-check",
              Severity.WARNING,
              "Instance that tracks nothing",
              "VRRP notices that a host or its network is gone, not that MySQL is. An instance"
                  + " without track_script, track_file, track_process or track_bfd keeps the VIP on"
                  + " a host whose MySQL is dead.",
              "Write a check that logs in and runs a statement under a time limit, define it as a"
                  + " vrrp_script, and track it here.",
              LintRule.ofInstance(ScriptRules::withoutCheck)));

  private static final Set<String> TRACKERS =
      Set.of("track_script", "track_file", "track_process", "track_bfd");

  private ScriptRules() {}

  private static Stream<Hit> unknown(LintedNode node) {
    return new Tracking(node)
        .lines()
        .filter(tracked -> !definedAbove(node, tracked))
        .map(tracked -> unknown(node, tracked));
  }

  private static boolean definedAbove(LintedNode node, Tracking.Tracked tracked) {
    for (Statement block : node.configuration().statements()) {
      if (block.equals(tracked.owner())) {
        return false;
      }
      if (block.is("vrrp_script")
          && block.value().filter(tracked.line().name()::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Hit unknown(LintedNode node, Tracking.Tracked tracked) {
    String name = tracked.line().name();
    boolean below = node.declared().script(name).isPresent();
    Hit hit =
        Hit.at(
            node,
            tracked.line().statement().at(),
            "%s tracks '%s', which is %s. keepalived ignores the line, so this check does not guard the VIP."
                .formatted(
                    tracked.label(), name, below ? "defined only below it" : "defined nowhere"));
    if (below) {
      return hit.withCure("Move vrrp_script %s above %s.".formatted(name, tracked.label()));
    }
    Stream<String> names = node.declared().scripts().stream().map(VrrpScriptBlock::name);
    return Similarity.nearest(name, names)
        .map(meant -> renamed(node, tracked, hit, meant))
        .orElse(hit);
  }

  private static Hit renamed(LintedNode node, Tracking.Tracked tracked, Hit hit, String meant) {
    Hit told = hit.withCure("Was %s meant? Track that.".formatted(meant));
    return new TextEdits(node.configuration())
        .replace(tracked.line().statement().at(), tracked.line().name(), meant)
        .map(told::withEdit)
        .orElse(told);
  }

  private static Stream<Hit> notTracked(LintedNode node) {
    Tracking tracking = new Tracking(node);
    return node.declared().scripts().stream()
        .filter(script -> !script.name().isEmpty() && tracking.of(script).isEmpty())
        .map(script -> tracked(node, script));
  }

  private static Hit tracked(LintedNode node, VrrpScriptBlock script) {
    Hit hit =
        Hit.at(
            node,
            script.statement().at(),
            "No instance on %s tracks '%s', so it never runs and guards no VIP."
                .formatted(node.name(), script.name()));
    return onlyTracker(node)
        .flatMap(
            list -> new TextEdits(node.configuration()).insertInto(list, List.of(script.name())))
        .map(hit::withEdit)
        .orElse(hit);
  }

  /** The track_script block of the only instance, when it has one. */
  private static Optional<Statement> onlyTracker(LintedNode node) {
    return node.declared().instances().size() == 1
        ? node.declared().instances().getFirst().setting("track_script")
        : Optional.empty();
  }

  private static Stream<Hit> twice(LintedNode node) {
    Set<String> seen = new HashSet<>();
    return node.declared().scripts().stream()
        .filter(script -> !script.name().isEmpty() && !seen.add(script.name()))
        .map(script ->
            Hit.at(
                node,
                script.statement().at(),
                "'%s' is defined above already, in line %d. keepalived runs only that one."
                    .formatted(
                        script.name(),
                        node.declared()
                            .script(script.name())
                            .orElse(script)
                            .statement()
                            .at()
                            .line())));
  }

  private static Stream<Hit> withoutCommand(LintedNode node) {
    return node.declared().scripts().stream()
        .filter(script -> script.command().isEmpty())
        .map(script ->
            Hit.at(
                node,
                script.statement().at(),
                "'%s' has no command. keepalived removes it, so nothing that it should notice moves the VIP."
                    .formatted(script.name())));
  }

  private static Stream<Hit> withoutCheck(InstanceView view) {
    boolean grouped =
        view.node()
            .configuration()
            .all("vrrp_sync_group")
            .anyMatch(group -> Tracking.groups(group, view.instance()) && tracks(group));
    return grouped || tracks(view.instance().statement())
        ? Stream.empty()
        : Stream.of(
            Hit.at(
                view.node(),
                view.instance().statement().at(),
                "%s on %s tracks nothing: the VIP stays there when MySQL dies or hangs."
                    .formatted(view.instance().name(), view.node().name())));
  }

  private static boolean tracks(Statement owner) {
    return owner.statements().stream()
        .anyMatch(line -> TRACKERS.contains(line.keyword()) && !line.statements().isEmpty());
  }
}
