package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

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
                  + " succeeds, and with 'reverse' it is the other way round (keepalived.conf(5),"
                  + " vrrp_script, weight). Here the owner stays in front when all of its scripts"
                  + " and processes fail, so nothing happens when the server dies.",
              "Make the weight greater than the distance of the priorities, or " + lowered(),
              ofInstance(WeightRules::tooSmall)),
          new LintRule(
              "weight-without-effect",
              Severity.INFO,
              "A weight that moves nothing by itself",
              "What is tracked here, be it a script, an interface, a process or a BFD session, does"
                  + " not move the VIP when it alone fails: its weight is smaller than the distance"
                  + " of the priorities, or the standby has 'nopreempt' and does not care for"
                  + " priorities.",
              "Take the weight out if it is to move the VIP by itself.",
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

  private static Stream<Hit> underNopreempt(InstanceView view, boolean withoutEffect) {
    Election own = new Election(view);
    Election standby = new Election(view.other().orElse(view));
    if (!standby.keepsOffLowerPriority()) {
      return Stream.empty();
    }
    String where =
        view.other().map(other -> other.node().name() + " has").orElse("the instance has");
    return moving(own)
        .filter(tracker -> withoutEffect == (own.canFault() || !tracker.kind().watchesServer()))
        .map(tracker ->
            at(
                view,
                tracker,
                ("%s tracks %s with %s, and %s 'nopreempt'. When it fails, the priority goes from"
                        + " %d to %d, and %s stays on %s.")
                    .formatted(
                        view.label(),
                        tracker.name(),
                        tracker.weightText(),
                        where,
                        own.healthy(),
                        own.failing(List.of(tracker)),
                        view.vip(),
                        view.node().name())));
  }

  /** What moves the priority when it fails; what a file will hold is not known. */
  private static Stream<Tracker> moving(Election own) {
    return own.weighted().stream().filter(tracker -> tracker.kind() != Tracker.Kind.FILE);
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
    List<Tracker> ofServer =
        owner.stream()
            .flatMap(WeightRules::moving)
            .filter(tracker -> tracker.kind().watchesServer())
            .toList();
    if (ofServer.isEmpty()) {
      return Stream.empty();
    }
    int failing = owner.orElseThrow().failing(ofServer);
    int standby = standbyPriority(view);
    if (failing < standby) {
      return Stream.empty();
    }
    String names = ofServer.stream().map(Tracker::name).collect(Collectors.joining(", "));
    Hit hit =
        told(
            view,
            ofServer.getFirst(),
            "When %s fails, the priority of %s goes from %d to %d; %s has %d, which is not more,"
                + " so %s stays on %s.",
            names,
            failing);
    return Stream.of(
        ofServer.size() == 1 ? hit.withEdit(withoutWeight(view, ofServer.getFirst())) : hit);
  }

  private static Stream<Hit> tooSmallAlone(InstanceView view) {
    Optional<Election> owner = owner(view);
    if (owner.isEmpty()) {
      return Stream.empty();
    }
    Election own = owner.get();
    int standby = standbyPriority(view);
    boolean together = own.failing(moving(own).toList()) < standby;
    return moving(own)
        .filter(tracker -> own.failing(List.of(tracker)) >= standby)
        .filter(tracker -> together || own.canFault() || !tracker.kind().watchesServer())
        .map(tracker ->
            told(
                    view,
                    tracker,
                    "When only %s fails, the priority of %s goes from %d to %d; %s has %d, so %s"
                        + " stays on %s.",
                    tracker.name(),
                    own.failing(List.of(tracker)))
                .withEdit(withoutWeight(view, tracker)));
  }

  private static Hit told(
      InstanceView view, Tracker tracker, String message, String names, int failing) {
    return Hit.at(
        view.node(),
        tracker.line().at(),
        message.formatted(
            names,
            view.label(),
            new Election(view).healthy(),
            failing,
            view.other().orElseThrow().node().name(),
            standbyPriority(view),
            view.vip(),
            view.node().name()));
  }

  private static Stream<Hit> inSyncGroup(InstanceView view) {
    Election own = new Election(view);
    return SyncGroup.of(view).filter(group -> !group.keepsWeights()).stream()
        .flatMap(group ->
            own.ownWeighted().stream()
                .filter(tracker -> tracker.kind() == Tracker.Kind.SCRIPT)
                .map(tracker ->
                    at(
                        view,
                        tracker,
                        ("%s is in the sync group %s, and it tracks %s with %s: keepalived drops"
                                + " the check. When it would fail, %s stays on %s.")
                            .formatted(
                                view.label(),
                                group.name(),
                                tracker.name(),
                                tracker.weightText(),
                                view.vip(),
                                view.node().name()))));
  }

  private static Hit at(InstanceView view, Tracker tracker, String message) {
    return Hit.at(view.node(), tracker.line().at(), message).withEdit(withoutWeight(view, tracker));
  }

  private static Optional<Edit> withoutWeight(InstanceView view, Tracker tracker) {
    return tracker.withoutWeight(LineEdits.in(view.node()));
  }
}
