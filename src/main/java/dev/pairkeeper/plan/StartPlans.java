package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.KeepalivedRuns;
import dev.pairkeeper.plan.Condition.Replicates;
import dev.pairkeeper.plan.Condition.VrrpIn;
import dev.pairkeeper.plan.OperationRequest.StartKeepalived;
import dev.pairkeeper.plan.OperationRequest.StartReplication;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts what stands still: keepalived, replication. */
final class StartPlans {

  private static final Duration ELECTION = Duration.ofSeconds(30);
  private static final Duration CONNECTING = Duration.ofSeconds(30);

  private StartPlans() {}

  static Decision keepalived(StartKeepalived wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    for (NodeSnapshot node : chosen(draft, ground, wanted.node())) {
      Optional<HostFacts> facts = Requests.host(draft, ground, node);
      boolean runs = keepalivedOf(node) == ServiceState.RUNNING;
      draft.leansOn("keepalived on " + node.name(), keepalivedOf(node));
      if (facts.isPresent() && !runs) {
        startKeepalived(draft, ground, node, facts.get());
      } else if (wanted.node() != null && runs) {
        refuseRunning(draft, "keepalived on %s runs already.".formatted(node.name()));
      }
    }
    if (!draft.refused() && !draft.hasSteps()) {
      refuseRunning(draft, "keepalived runs on both nodes already.");
    }
    return draft.decide("keepalived is started where it does not run, after a test of its file.");
  }

  private static void startKeepalived(
      PlanDraft draft, Ground ground, NodeSnapshot node, HostFacts facts) {
    Node registered = node.node();
    String name = node.name();
    draft.step(
        "Have keepalived on %s test its configuration".formatted(name),
        name,
        new Deed.Command(name, Keepalived.test(registered, facts.keepalivedConf())),
        List.of(),
        new Undo.Nothing());
    draft.step(
        "Start keepalived on %s".formatted(name),
        name,
        command(registered, facts, "start"),
        List.of(
            new KeepalivedRuns(name),
            new VrrpIn(name, Set.of(VrrpState.MASTER, VrrpState.BACKUP, VrrpState.FAULT))),
        new Undo.By(command(registered, facts, "stop")),
        ELECTION);
    boolean higher =
        registered.priority().value() > ground.pair().peerOf(registered).priority().value();
    if (ground.pair().preemptMode() == PreemptMode.PREEMPT && higher) {
      draft.warn(
          "The pair preempts and %s has the higher priority: it takes the VIP.".formatted(name));
    }
  }

  static Decision replication(StartReplication wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    for (NodeSnapshot node : chosen(draft, ground, wanted.node())) {
      Optional<MysqlSnapshot> server = Requests.server(draft, node);
      draft.leansOn("Replication on " + node.name(), server.map(StartPlans::threads).orElse("?"));
      server.ifPresent(seen -> startReplication(draft, node, seen, wanted.node() != null));
    }
    if (!draft.refused() && !draft.hasSteps()) {
      refuseRunning(draft, "Replication runs both ways already.");
    }
    return draft.decide("Replication is started where a thread is stopped.");
  }

  private static void startReplication(
      PlanDraft draft, NodeSnapshot node, MysqlSnapshot server, boolean named) {
    String name = node.name();
    boolean runs = server.channels().stream().allMatch(ReplicationChannel::running);
    if (server.channels().isEmpty()) {
      draft.refuse(
          "REPLICATION_NOT_CONFIGURED",
          "%s is no replica: it knows no source.".formatted(name),
          "Point it at its peer; setting the pair up does that.");
    } else if (runs && named) {
      refuseRunning(draft, "Replication on %s runs already.".formatted(name));
    } else if (!runs) {
      Statements statements = Statements.of(server.version());
      draft.step(
          "Start replication on %s".formatted(name),
          name,
          Deed.Sql.of(name, statements.startReplication()),
          List.of(new Replicates(name)),
          new Undo.By(Deed.Sql.of(name, statements.stopReplication())),
          CONNECTING);
    }
  }

  private static void refuseRunning(PlanDraft draft, String message) {
    draft.refuse("ALREADY_RUNNING", message, "Nothing needs to be done.");
  }

  private static List<NodeSnapshot> chosen(PlanDraft draft, Ground ground, @Nullable String name) {
    return name == null
        ? ground.snapshot().nodes()
        : Requests.node(draft, ground, name).stream().toList();
  }

  private static ServiceState keepalivedOf(NodeSnapshot node) {
    return node.host().answer().map(host -> host.keepalivedService()).orElse(ServiceState.UNKNOWN);
  }

  /** An IO thread that is started finds its source, or loses it, by itself. */
  private static String threads(MysqlSnapshot server) {
    return server.channels().stream()
        .map(channel ->
            "%s from %s: IO thread %s, SQL thread %s"
                .formatted(
                    channel.name(),
                    channel.sourceHost(),
                    channel.ioRunning() == ThreadState.NO ? "stopped" : "started",
                    channel.sqlRunning() ? "started" : "stopped"))
        .toList()
        .toString();
  }

  private static Deed.Command command(Node node, HostFacts facts, String action) {
    return new Deed.Command(
        node.name(), Privilege.command(node, facts.service(action, facts.keepalivedService())));
  }
}
