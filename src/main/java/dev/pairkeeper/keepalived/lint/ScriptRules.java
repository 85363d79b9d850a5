package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import dev.pairkeeper.topology.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    Set<String> all =
        node.declared().scripts().stream().map(VrrpScriptBlock::name).collect(Collectors.toSet());
    Set<String> above = new HashSet<>();
    return node.configuration().statements().stream()
        .flatMap(block -> {
          if (block.is("vrrp_script")) {
            block.value().ifPresent(above::add);
          }
          return block.is("vrrp_instance") || block.is("vrrp_sync_group")
              ? Tracking.lines(block)
                  .filter(tracked -> !above.contains(tracked.line().name()))
                  .map(tracked -> unknown(node, all, tracked))
              : Stream.empty();
        });
  }

  private static Hit unknown(LintedNode node, Set<String> all, Tracking.Tracked tracked) {
    String name = tracked.line().name();
    boolean below = all.contains(name);
    Hit hit =
        Hit.at(
            node,
            tracked.line().statement().at(),
            ("%s tracks '%s', which is %s. keepalived ignores the line, so this check does not"
                    + " guard the VIP.")
                .formatted(
                    tracked.label(), name, below ? "defined only below it" : "defined nowhere"));
    if (below) {
      return hit.withCure("Move vrrp_script %s above %s.".formatted(name, tracked.label()));
    }
    return Similarity.nearest(name, all.stream())
        .map(meant -> renamed(node, tracked, hit, meant))
        .orElse(hit);
  }

  private static Hit renamed(LintedNode node, Tracking.Tracked tracked, Hit hit, String meant) {
    Hit told = hit.withCure("Was %s meant? Track that.".formatted(meant));
    return told.withEdit(
        LineEdits.in(node).replace(tracked.line().statement().at(), tracked.line().name(), meant));
  }

  private static Stream<Hit> notTracked(LintedNode node) {
    Tracking tracking = Tracking.of(node);
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
    return hit.withEdit(
        onlyTracker(node)
            .flatMap(list -> LineEdits.in(node).insertInto(list, List.of(script.name()))));
  }

  /** The track_script block of the only instance, when it has one. */
  private static Optional<Statement> onlyTracker(LintedNode node) {
    return node.declared().instances().size() == 1
        ? node.declared().instances().getFirst().setting("track_script")
        : Optional.empty();
  }

  private static Stream<Hit> twice(LintedNode node) {
    Map<String, Statement> first = new HashMap<>();
    return node.declared().scripts().stream()
        .filter(script -> !script.name().isEmpty())
        .flatMap(script ->
            Optional.ofNullable(first.putIfAbsent(script.name(), script.statement()))
                .map(before -> twice(node, script, before))
                .stream());
  }

  private static Hit twice(LintedNode node, VrrpScriptBlock script, Statement before) {
    Hit hit =
        Hit.at(
            node,
            script.statement().at(),
            "'%s' is defined above already, in line %d. keepalived runs only that one."
                .formatted(script.name(), before.at().line()));
    return texts(script.statement()).equals(texts(before))
        ? hit.withEdit(LineEdits.in(node).delete(script.statement()))
        : hit;
  }

  private static List<String> texts(Statement block) {
    return block.statements().stream().map(Statement::text).toList();
  }

  private static Stream<Hit> withoutCommand(LintedNode node) {
    return node.declared().scripts().stream()
        .filter(script -> script.command().isEmpty())
        .map(script ->
            Hit.at(
                node,
                script.statement().at(),
                ("'%s' has no command. keepalived removes it, so nothing that it"
                        + " should notice moves the VIP.")
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
