package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about who takes the VIP back, and when. */
final class PreemptRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "nopreempt-ignored",
              Severity.WARNING,
              "nopreempt beside state MASTER",
              "keepalived drops 'nopreempt' where the initial state is MASTER, with a warning in"
                  + " its log only. A node of the higher priority then takes the VIP back as soon as"
                  + " it returns: every outage moves the VIP twice, and the second time to a server"
                  + " that may still lag (keepalived.conf(5), nopreempt: 'the initial state must"
                  + " not be MASTER').",
              "Write 'state BACKUP' and 'nopreempt' on both nodes; the priorities still tell who"
                  + " begins.",
              ofInstance(PreemptRules::nopreemptIgnored)),
          new LintRule(
              "nopreempt-on-the-wrong-node",
              Severity.WARNING,
              "nopreempt only where it has no effect",
              "'nopreempt' keeps a node from taking the VIP from one of lower priority, so it works"
                  + " on the node of the higher priority. On the other node alone it does nothing,"
                  + " and the pair preempts (keepalived.conf(5), nopreempt; RFC 9568, section 6.1,"
                  + " Preempt_Mode).",
              "Put 'nopreempt' on both nodes, each with 'state BACKUP'.",
              ofInstance(PreemptRules::onTheWrongNode)),
          new LintRule(
              "nopreempt-on-one-node",
              Severity.INFO,
              "nopreempt on one node only",
              "The VIP stays where it is, as long as the node without 'nopreempt' has the lower"
                  + " priority. When somebody swaps the priorities, or a script's weight does, that"
                  + " node takes the VIP from a healthy one.",
              "Put 'nopreempt' on both nodes: their roles change.",
              ofInstance(PreemptRules::onOneNode)),
          new LintRule(
              "nopreempt-with-priority-255",
              Severity.WARNING,
              "nopreempt beside priority 255",
              "Priority 255 says that the node owns the address, and an owner always takes it:"
                  + " keepalived drops 'nopreempt' there (vrrp.c, vrrp_complete_instance; RFC 9568,"
                  + " section 6.4.1).",
              "Give the node a priority of at most 254.",
              ofInstance(PreemptRules::withPriority255)));

  private PreemptRules() {}

  private static Stream<Hit> nopreemptIgnored(InstanceView view) {
    Election own = new Election(view);
    Optional<Statement> nopreempt = view.instance().setting("nopreempt");
    if (nopreempt.isEmpty() || !own.startsAsMaster() || own.priority() == Election.OWNER) {
      return Stream.empty();
    }
    Hit hit =
        Hit.at(
            view.node(),
            nopreempt.get().at(),
            "%s has 'nopreempt' and 'state MASTER': keepalived drops 'nopreempt'. %s"
                .formatted(view.label(), whoTakesItBack(view, own)));
    return Stream.of(hit.withEdit(stateBackup(view)));
  }

  private static String whoTakesItBack(InstanceView view, Election own) {
    Optional<Election> other = view.other().map(Election::new);
    if (other.isEmpty()) {
      return "With the higher priority it takes %s back as soon as it returns."
          .formatted(view.vip());
    }
    String peer = other.get().view().node().name();
    int priority = own.healthy();
    int peerPriority = other.get().healthy();
    return priority > peerPriority
        ? "It has priority %d, %s has %d: it takes %s back from %s as soon as it returns."
            .formatted(priority, peer, peerPriority, view.vip(), peer)
        : "Its priority %d is not above the %d of %s, so nothing shows until the priorities change."
            .formatted(priority, peerPriority, peer);
  }

  private static Optional<Edit> stateBackup(InstanceView view) {
    return LineEdits.in(view.node()).set(view, "state", "BACKUP");
  }

  private static Stream<Hit> onTheWrongNode(InstanceView view) {
    return lacksWhatThePeerHas(view)
        .filter(own -> own.healthy() > peer(own).healthy())
        .map(own ->
            ("%s (priority %d) has no 'nopreempt', only %s (priority %d) has, where it has no"
                    + " effect. %s takes %s back as soon as it returns.")
                .formatted(
                    view.label(),
                    own.healthy(),
                    peer(own).view().node().name(),
                    peer(own).healthy(),
                    view.node().name(),
                    view.vip()))
        .map(message -> withNopreempt(view, message))
        .stream();
  }

  private static Stream<Hit> onOneNode(InstanceView view) {
    return lacksWhatThePeerHas(view)
        .filter(own -> own.healthy() < peer(own).healthy() && peer(own).keepsOffLowerPriority())
        .map(own ->
            ("%s has no 'nopreempt', %s has. With priorities %d and %d the VIP %s stays where it"
                    + " is; were the first above the second, %s would take it from a healthy"
                    + " owner.")
                .formatted(
                    view.label(),
                    peer(own).view().node().name(),
                    own.healthy(),
                    peer(own).healthy(),
                    view.vip(),
                    view.node().name()))
        .map(message -> withNopreempt(view, message))
        .stream();
  }

  private static Hit withNopreempt(InstanceView view, String message) {
    return Hit.at(view.node(), view.placeOf("state"), message).withEdit(addNopreempt(view));
  }

  private static Optional<Election> lacksWhatThePeerHas(InstanceView view) {
    boolean peerHas = view.other().filter(other -> other.instance().has("nopreempt")).isPresent();
    return peerHas && !view.instance().has("nopreempt")
        ? Optional.of(new Election(view))
        : Optional.empty();
  }

  private static Election peer(Election own) {
    return new Election(own.view().other().orElseThrow());
  }

  private static Optional<Edit> addNopreempt(InstanceView view) {
    LineEdits edits = LineEdits.in(view.node());
    Optional<Statement> master =
        view.instance()
            .setting("state")
            .filter(state -> state.value().filter("MASTER"::equals).isPresent());
    return master.isPresent()
        ? edits.replace(master.get(), "state BACKUP", "nopreempt")
        : edits.insertInto(view.instance().statement(), List.of("nopreempt"));
  }

  private static Stream<Hit> withPriority255(InstanceView view) {
    Optional<Statement> nopreempt = view.instance().setting("nopreempt");
    return nopreempt
        .filter(line -> new Election(view).priority() == Election.OWNER)
        .map(line ->
            Hit.at(
                    view.node(),
                    line.at(),
                    ("%s has 'nopreempt' and priority 255: keepalived drops 'nopreempt', and %s"
                            + " takes %s back as soon as it returns.")
                        .formatted(view.label(), view.node().name(), view.vip()))
                .withEdit(LineEdits.in(view.node()).set(view, "priority", 254)))
        .stream();
  }
}
