package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.lint.HostFacts.ScriptFact;
import dev.pairkeeper.keepalived.lint.HostFacts.ServerFact;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about what the next takeover will do to the servers as they are now. */
final class TakeoverRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "takeover-leaves-read-only",
              Severity.CRITICAL,
              "The next takeover ends on a read-only server",
              "The server of this standby is read-only now, as it has to be with a single writer, and"
                  + " nothing that keepalived runs when the node becomes the owner opens it: there"
                  + " is no such script, or keepalived takes it out, or it runs nothing that talks"
                  + " to MySQL. After the next failover applications reach the VIP and every write"
                  + " fails until somebody opens the server by hand.",
              "Name a script with 'notify' that opens the server on MASTER and closes it on BACKUP"
                  + " and FAULT, executable and owned by root.",
              LintRule.ofInstance(view -> reason(view).map(why -> hit(view, why)).stream())));

  private static final List<String> OPENERS = List.of("notify_master", "notify");

  private static final Set<String> NO_CLIENT =
      Set.of(
          "echo",
          "printf",
          "logger",
          "mail",
          "date",
          "sleep",
          "exit",
          "touch",
          "rm",
          "cat",
          "tee",
          "[",
          "[[",
          "test",
          "true",
          "false",
          ":",
          "set",
          "hostname",
          "shift",
          "export",
          "return");

  private TakeoverRules() {}

  /** Whether it tells that of a view, so that a more general rule need not. */
  static boolean tells(InstanceView view) {
    return reason(view).isPresent();
  }

  /**
   * Why its server will stay read-only, as words behind a colon; empty where it is not known to.
   */
  private static Optional<String> reason(InstanceView view) {
    boolean standby =
        Optional.ofNullable(view.node().host().server())
            .filter(server -> server.readOnly() && !holds(server, view))
            .isPresent();
    if (!standby
        || view.pair().writePolicy() != WritePolicy.SINGLE_WRITER
        || view.instance().addresses().isEmpty()
        || NotifyRules.fifo(view)) {
      return Optional.empty();
    }
    List<ScriptCall> openers = openers(view);
    List<Optional<String>> reasons = openers.stream().map(TakeoverRules::idle).toList();
    if (reasons.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        reasons.stream()
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("nothing runs there when it becomes the owner"));
  }

  private static boolean holds(ServerFact server, InstanceView view) {
    return view.instance().addresses().stream()
        .anyMatch(vip -> server.held().stream().anyMatch(held -> IpText.same(held, vip.address())));
  }

  private static List<ScriptCall> openers(InstanceView view) {
    return ScriptCall.of(view.node())
        .filter(call -> OPENERS.contains(call.statement().keyword()))
        .filter(call ->
            call.owner().equals(view.instance().statement())
                || Tracking.groups(call.owner(), view.instance()))
        .toList();
  }

  /** Why a script opens nothing; empty where it may. */
  private static Optional<String> idle(ScriptCall call) {
    Optional<ScriptFact> fact = call.fact(call.path());
    boolean started = call.program().equals(call.path());
    if (fact.filter(found -> !found.exists()).isPresent()) {
      return Optional.of("%s is not there".formatted(call.path()));
    }
    if (call.user().filter(name -> call.node().host().lacksUser(name)).isPresent()) {
      return Optional.of("there is no user %s".formatted(call.user().orElse("")));
    }
    if (started && fact.filter(found -> !FileMode.of(found).runsAs(call.user())).isPresent()) {
      return Optional.of("%s is not executable".formatted(call.path()));
    }
    if (fact.filter(found -> ScriptSecurityRules.isRefused(call, FileMode.of(found))).isPresent()) {
      return Optional.of("enable_script_security refuses %s".formatted(call.path()));
    }
    return runsNoClient(call)
        ? Optional.of("%s runs nothing that talks to MySQL".formatted(call.path()))
        : Optional.empty();
  }

  private static boolean runsNoClient(ScriptCall call) {
    ScriptText text = call.text();
    return text.whole()
        && text.commands().stream()
            .filter(command -> !command.path().isEmpty())
            .allMatch(command -> NO_CLIENT.contains(command.name()));
  }

  private static Hit hit(InstanceView view, String why) {
    String node = view.node().name();
    return Hit.at(
        view.node(),
        view.instance().statement().at(),
        ("%s does not have %s now and its server is read-only; %s. At the next takeover it stays"
                + " so, and every write through %s fails until somebody opens the server of %s.")
            .formatted(view.label(), view.vip(), why, view.vip(), node));
  }
}
