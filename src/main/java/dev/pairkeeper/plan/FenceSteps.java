package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.plan.Condition.CommandSucceeds;
import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a node out of the way by every path on which it can be reached: its keepalived rests, the
 * VIP is gone from it, its server takes no writes and its clients' sessions are ended. Where its
 * host can't be reached, the command that is registered for that does it. Starting keepalived there
 * (START_KEEPALIVED) lets it back.
 */
final class FenceSteps {

  private static final Duration STOPPING = Duration.ofSeconds(40);
  private static final Duration FENCING = Duration.ofSeconds(60);

  private final PlanDraft draft;
  private final Pair pair;
  private final NodeSnapshot node;
  private final @Nullable HostFacts facts;
  private final boolean commanded;

  /**
   * Steps for a node.
   *
   * @param mayCommand whether its fence command is run, should there be one and no other way to its
   *     host
   */
  FenceSteps(PlanDraft draft, Ground ground, NodeSnapshot node, boolean mayCommand) {
    this.draft = draft;
    this.pair = ground.pair();
    this.node = node;
    this.facts = ground.host(node.node());
    this.commanded = facts == null && mayCommand && ground.fenceCommands().contains(node.name());
  }

  /** Whether there is any path on which something can be done about the node. */
  static boolean isReachable(Ground ground, NodeSnapshot node) {
    return ground.host(node.node()) != null || node.mysql().answered();
  }

  /** Whether {@link #command} puts the node out of the way. */
  boolean isCommanded() {
    return commanded;
  }

  /** What the panel can do itself. */
  void add() {
    if (facts != null) {
      takeVip(facts);
    } else if (!commanded) {
      draft.warn(
          "The host of %s does not answer by SSH: its keepalived can't be stopped, nor the VIP taken from it."
              .formatted(node.name()));
    }
    MysqlSnapshot server = node.mysql().answer().orElse(null);
    if (server != null) {
      close(server);
    } else if (facts != null && facts.mysqlService() != null) {
      stop(facts, facts.mysqlService());
    } else if (!commanded) {
      draft.warn(
          "The server on %s can be closed by nobody from here: make sure that it is off."
              .formatted(node.name()));
    }
  }

  /** Has the node's fence command do the rest, where the host can't be reached and there is one. */
  void command() {
    if (!commanded) {
      return;
    }
    draft.leansOn("Fence command of " + node.name(), "registered");
    draft.warn(
        "The host of %s does not answer by SSH, so its fence command is run. What that switches off stays off until it is switched on by hand; when the command fails, so does the operation."
            .formatted(node.name()));
    draft.step(
        "Run the fence command of %s on the panel's machine".formatted(node.name()),
        null,
        new Deed.RunFenceCommand(node.name(), node.node().host()),
        List.of(),
        new Undo.Stays("What the command did to %s is undone by hand.".formatted(node.name())),
        FENCING);
  }

  private void takeVip(HostFacts facts) {
    draft.step(
        "Stop keepalived on %s".formatted(node.name()),
        node.name(),
        command(facts.service("stop", facts.keepalivedService())),
        List.of(),
        new Undo.By(command(facts.service("start", facts.keepalivedService()))),
        STOPPING);
    VipAddress vip = new VipAddress(pair, node.node());
    draft.step(
        "Take the VIP from %s if it is still there".formatted(node.name()),
        node.name(),
        command(vip.removed()),
        List.of(
            new CommandSucceeds(node.name(), vip.isGone(), node.name() + " has not got the VIP.")),
        new Undo.Nothing());
  }

  private void close(MysqlSnapshot server) {
    Statements statements = Statements.of(server.version());
    draft.step(
        "Close %s for writes".formatted(node.name()),
        node.name(),
        Deed.Sql.of(node.name(), statements.close().toArray(String[]::new)),
        List.of(new ReadOnly(node.name())),
        server.writable() ? new Undo.By(reopening(statements)) : new Undo.Nothing());
    draft.step(
        "End the clients' sessions on %s".formatted(node.name()),
        node.name(),
        new Deed.EndSessions(node.name(), TrafficQuestions.clients(node.node()), Duration.ZERO),
        List.of(),
        new Undo.Stays("Their clients log in again."));
  }

  private Deed reopening(Statements statements) {
    return facts != null && hasScripts(pair, facts)
        ? new HandOverMarks(pair, node.node()).settle()
        : Deed.Sql.of(node.name(), statements.open().toArray(String[]::new));
  }

  /** A server that answers to nobody may go on later, and would still be open then. */
  private void stop(HostFacts facts, String service) {
    String kill =
        switch (facts.services()) {
          case SYSTEMD -> "systemctl kill -s KILL " + service;
          case SYSV -> "pkill -KILL -x 'mysqld|mariadbd'";
        };
    draft.step(
        "Stop the silent server on %s".formatted(node.name()),
        node.name(),
        command("timeout 15 %s || %s".formatted(facts.service("stop", service), kill)),
        List.of(),
        new Undo.Stays("Start it by hand when it is known why it was silent."),
        STOPPING);
  }

  private Deed.Command command(String command) {
    return new Deed.Command(node.name(), Privilege.command(node.node(), command));
  }

  /** Whether set-up put its scripts there, which open and close the server as the VIP moves. */
  static boolean hasScripts(Pair pair, HostFacts facts) {
    return facts.file(NodePaths.of(pair).settingsFile()) != null;
  }
}
