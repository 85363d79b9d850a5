package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about the priorities and initial states of the two nodes. */
final class PriorityRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "equal-priorities",
              Severity.WARNING,
              "Both nodes have the same priority",
              "Two nodes of one priority wait equally long for an owner that is gone. When both"
                  + " start together, both take the VIP, and the one of the lower IP address gives"
                  + " it up again on the other's advert: for that moment both have it and both run"
                  + " what they run as owner (RFC 9568, sections 6.1 and 6.4.3).",
              "Give one node a lower priority than the other.",
              ofInstance(PriorityRules::equal)),
          new LintRule(
              "both-nodes-start-as-master",
              Severity.WARNING,
              "state MASTER on both nodes",
              "keepalived 1 takes the VIP at once when it starts with 'state MASTER', without"
                  + " listening for an owner: a restart of either node takes the VIP from the"
                  + " other for a moment. keepalived 2 listens first, but still drops 'nopreempt'"
                  + " and 'preempt_delay' beside it.",
              "Write 'state BACKUP' on the node of the lower priority, or on both.",
              ofInstance(PriorityRules::bothMaster)),
          new LintRule(
              "priority-255",
              Severity.WARNING,
              "Priority 255, that of the address owner",
              "255 is for a router whose own address the VIP is (RFC 9568, section 5.2.4)."
                  + " keepalived then takes the VIP as soon as it starts, without listening, and"
                  + " ignores every weight of a script, file or interface. 'state MASTER' without a"
                  + " priority means 255 as well.",
              "Give the node a priority of at most 254, above its peer's.",
              ofInstance(PriorityRules::owner)),
          new LintRule(
              "priority-out-of-range",
              Severity.WARNING,
              "A priority that keepalived does not take",
              "A priority is a whole number from 1 to 255; for any other keepalived logs an error"
                  + " and takes 100 (vrrp_parser.c, vrrp_prio_handler). 0 is what an owner sends"
                  + " when it gives up (RFC 9568, section 5.2.4).",
              "Write a priority from 1 to 254.",
              ofInstance(PriorityRules::outOfRange)));

  private PriorityRules() {}

  private static Stream<Hit> equal(InstanceView view) {
    Election own = new Election(view);
    return view
        .other()
        .filter(other -> view.isSecond())
        .map(Election::new)
        .filter(peer -> peer.healthy() == own.healthy() && peer.priority() == own.priority())
        .map(peer -> {
          Hit hit =
              Hit.at(
                  view.node(),
                  view.placeOf("priority"),
                  ("%s has priority %d, as %s has. When both start together, both take %s until"
                          + " they hear each other.")
                      .formatted(
                          view.label(), own.priority(), peer.view().node().name(), view.vip()));
          return own.priority() > 1
              ? hit.withEdit(LineEdits.in(view.node()).set(view, "priority", own.priority() - 1))
              : hit;
        })
        .stream();
  }

  private static Stream<Hit> bothMaster(InstanceView view) {
    Election own = new Election(view);
    Optional<Election> other = view.other().map(Election::new);
    boolean lower =
        other
            .filter(peer ->
                own.priority() < peer.priority()
                    || (own.priority() == peer.priority() && view.isSecond()))
            .isPresent();
    if (!lower || !own.startsAsMaster() || !other.get().startsAsMaster()) {
      return Stream.empty();
    }
    Election peer = other.get();
    Hit hit =
        Hit.at(
            view.node(),
            view.placeOf("state"),
            ("%s has 'state MASTER', as %s has. Its priority is %d, %s has %d; a keepalived 1 that"
                    + " starts here takes %s from %s until it hears it.")
                .formatted(
                    view.label(),
                    peer.view().node().name(),
                    own.priority(),
                    peer.view().node().name(),
                    peer.priority(),
                    view.vip(),
                    peer.view().node().name()));
    return Stream.of(hit.withEdit(LineEdits.in(view.node()).set(view, "state", "BACKUP")));
  }

  private static Stream<Hit> owner(InstanceView view) {
    Election own = new Election(view);
    if (own.priority() != Election.OWNER || view.instance().has("nopreempt")) {
      return Stream.empty();
    }
    String weights =
        own.ownWeighted().stream()
            .findFirst()
            .map(script -> " The weight of %s is ignored.".formatted(script.name()))
            .orElse("");
    String origin =
        view.instance().setting("priority").isPresent()
            ? "has priority 255"
            : "has 'state MASTER' and no priority, so it is 255";
    return Stream.of(
        Hit.at(
                view.node(),
                view.placeOf("priority"),
                "%s %s: it takes %s as soon as keepalived starts, without listening for its peer.%s"
                    .formatted(view.label(), origin, view.vip(), weights))
            .withEdit(LineEdits.in(view.node()).set(view, "priority", Election.OWNER - 1)));
  }

  private static Stream<Hit> outOfRange(InstanceView view) {
    Optional<Statement> said = view.instance().setting("priority");
    boolean possible =
        view.instance()
            .integer("priority")
            .filter(value -> value >= 1 && value <= Election.OWNER)
            .isPresent();
    return said
        .filter(line -> !possible)
        .map(line ->
            Hit.at(
                    view.node(),
                    line.at(),
                    "%s has the priority '%s': keepalived takes 100 instead."
                        .formatted(view.label(), line.value().orElse("")))
                .withEdit(LineEdits.in(view.node()).set(view, "priority", 100)))
        .stream();
  }
}
