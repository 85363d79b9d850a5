package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.lint.Election.Weighted;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about check scripts whose weight does not do what it is for. */
final class WeightRules {

  private static final String WEIGHT_0 =
      "Take the weight out of script and 'track_script': a script of weight 0 that fails puts the"
          + " instance into FAULT, and the peer takes the VIP.";

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "weight-under-nopreempt",
              Severity.CRITICAL,
              "A script's weight, and the peer has nopreempt",
              "A failing script of weight 0 puts its instance into FAULT; one with a weight only"
                  + " changes the priority. A standby with 'nopreempt' does not care for the"
                  + " owner's priority as long as it advertises at all, so the VIP stays with the"
                  + " failed server (keepalived issues 2599 and 2483).",
              WEIGHT_0,
              ofInstance(view -> underNopreempt(view, false))),
          new LintRule(
              "weight-too-small",
              Severity.CRITICAL,
              "Weights that can't change the order of the priorities",
              "The VIP moves only when the owner's priority falls below the standby's: a negative"
                  + " weight is taken off while the script fails, a positive one is added while it"
                  + " succeeds (keepalived.conf(5), vrrp_script, weight). Here the owner stays in"
                  + " front with all of its scripts failing, so nothing happens when the server"
                  + " dies.",
              "Make the weight greater than the distance of the priorities, or " + lowered(),
              ofInstance(WeightRules::tooSmall)),
          new LintRule(
              "weight-without-effect",
              Severity.INFO,
              "A weight that moves nothing by itself",
              "The failure of this script alone does not move the VIP: its weight is smaller than"
                  + " the distance of the priorities, or the standby has 'nopreempt' and does not"
                  + " care for priorities. Other things that the instance tracks still do.",
              "Take the weight out if this script is to move the VIP by itself.",
              ofInstance(view -> Stream.concat(underNopreempt(view, true), tooSmallAlone(view)))),
          new LintRule(
              "weight-in-sync-group",
              Severity.CRITICAL,
              "A script's weight in a sync group",
              "The members of a sync group must stay together, so keepalived does not let one of"
                  + " them change its priority: it drops tracked scripts that have a weight"
                  + " (vrrp.c, vrrp_complete_instance). The check does not run for this instance,"
                  + " and nothing happens when the server dies.",
              WEIGHT_0,
              ofInstance(WeightRules::inSyncGroup)));

  private WeightRules() {}

  private static String lowered() {
    return Character.toLowerCase(WEIGHT_0.charAt(0)) + WEIGHT_0.substring(1);
  }

  private static Stream<Hit> underNopreempt(InstanceView view, boolean somethingElseMovesIt) {
    Election own = new Election(view);
    Election standby = new Election(view.other().orElse(view));
    if (!standby.keepsOffLowerPriority() || own.canFault() != somethingElseMovesIt) {
      return Stream.empty();
    }
    String where =
        view.other().map(other -> other.node().name() + " has").orElse("the instance has");
    return own.weightedScripts().stream()
        .map(script ->
            at(
                view,
                script,
                ("%s tracks %s with weight %d, and %s 'nopreempt'. When it fails, the priority"
                        + " goes from %d to %d, and %s stays on %s.")
                    .formatted(
                        view.label(),
                        script.tracked().name(),
                        script.weight(),
                        where,
                        own.healthy(),
                        own.failing(List.of(script)),
                        view.vip(),
                        view.node().name())));
  }

  /** The election of an owner that a preempting standby could take the VIP from. */
  private static Optional<Election> owner(InstanceView view) {
    Election own = new Election(view);
    return view.other()
        .map(Election::new)
        .filter(peer -> own.healthy() > peer.healthy() && !peer.keepsOffLowerPriority())
        .map(peer -> own);
  }

  private static int standbyPriority(InstanceView view) {
    return view.other().map(other -> new Election(other).healthy()).orElseThrow();
  }

  private static Stream<Hit> tooSmall(InstanceView view) {
    Optional<Election> owner = owner(view).filter(own -> !own.canFault());
    if (owner.isEmpty() || owner.get().weightedScripts().isEmpty()) {
      return Stream.empty();
    }
    List<Weighted> scripts = owner.get().weightedScripts();
    int failing = owner.get().failing(scripts);
    int standby = standbyPriority(view);
    if (failing < standby) {
      return Stream.empty();
    }
    String names =
        scripts.stream().map(script -> script.tracked().name()).collect(Collectors.joining(", "));
    return Stream.of(
        at(
            view,
            scripts.getFirst(),
            ("When %s fails, the priority of %s goes from %d to %d; %s has %d, which is not more,"
                    + " so %s stays on %s.")
                .formatted(
                    names,
                    view.label(),
                    owner.get().healthy(),
                    failing,
                    view.other().orElseThrow().node().name(),
                    standby,
                    view.vip(),
                    view.node().name())));
  }

  private static Stream<Hit> tooSmallAlone(InstanceView view) {
    Optional<Election> owner = owner(view);
    if (owner.isEmpty()) {
      return Stream.empty();
    }
    Election own = owner.get();
    int standby = standbyPriority(view);
    boolean together = own.failing(own.weightedScripts()) < standby;
    return own.weightedScripts().stream()
        .filter(script -> own.failing(List.of(script)) >= standby)
        .filter(script -> together || own.canFault())
        .map(script ->
            at(
                view,
                script,
                ("When only %s fails, the priority of %s goes from %d to %d; %s has %d, so %s stays"
                        + " on %s.")
                    .formatted(
                        script.tracked().name(),
                        view.label(),
                        own.healthy(),
                        own.failing(List.of(script)),
                        view.other().orElseThrow().node().name(),
                        standby,
                        view.vip(),
                        view.node().name())));
  }

  private static Stream<Hit> inSyncGroup(InstanceView view) {
    Election own = new Election(view);
    return SyncGroup.of(view).filter(group -> !group.keepsWeights()).stream()
        .flatMap(group ->
            own.scriptsWithWeight().stream()
                .map(script ->
                    at(
                        view,
                        script,
                        ("%s is in the sync group %s, and it tracks %s with weight %d: keepalived"
                                + " drops the check. When it would fail, %s stays on %s.")
                            .formatted(
                                view.label(),
                                group.name(),
                                script.tracked().name(),
                                script.weight(),
                                view.vip(),
                                view.node().name()))));
  }

  private static Hit at(InstanceView view, Weighted script, String message) {
    Position place = script.tracked().statement().at();
    return Hit.at(view.node(), place, message);
  }
}
