package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.plan.Condition.Writable;
import dev.pairkeeper.plan.OperationRequest.SetReadOnly;
import dev.pairkeeper.plan.OperationRequest.SetWritable;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.WritePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens and closes one server for writes. */
final class WritabilityPlans {

  /** Closing waits for the statements that hold locks (MySQL 9 manual, 'super_read_only'). */
  private static final Duration BUDGET = Duration.ofSeconds(10);

  private WritabilityPlans() {}

  static Decision open(SetWritable wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    Optional<NodeSnapshot> node = Requests.node(draft, ground, wanted.node());
    Optional<MysqlSnapshot> server = node.flatMap(seen -> Requests.server(draft, seen));
    if (node.isEmpty() || server.isEmpty()) {
      return draft.decide("");
    }
    String name = wanted.node();
    NodeSnapshot peer = ground.snapshot().peerOf(node.get());
    leanOnWritability(draft, ground);
    draft.refuseIf(
        server.get().writable(),
        "ALREADY_WRITABLE",
        "%s takes writes already.".formatted(name),
        "Nothing needs to be done.");
    refuseSecondWriter(draft, ground, node.get(), peer);
    refuseUnappliedWrites(draft, node.get(), server.get());
    return draft
        .step(
            "Open %s for writes".formatted(name),
            name,
            sql(name, Statements.of(server.get().version()).open()),
            List.of(new Writable(name)),
            new Undo.By(sql(name, closing(server.get()))),
            BUDGET)
        .decide("%s is opened for writes.".formatted(name));
  }

  static Decision close(SetReadOnly wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    Optional<NodeSnapshot> node = Requests.node(draft, ground, wanted.node());
    Optional<MysqlSnapshot> server = node.flatMap(seen -> Requests.server(draft, seen));
    if (node.isEmpty() || server.isEmpty()) {
      return draft.decide("");
    }
    String name = wanted.node();
    leanOnWritability(draft, ground);
    Statements statements = Statements.of(server.get().version());
    draft.refuseIf(
        isClosed(server.get()),
        "ALREADY_READ_ONLY",
        "%s takes no writes already.".formatted(name),
        "Nothing needs to be done.");
    if (node.get().holdsVip().orElse(false)) {
      draft.warn(
          "%s has the VIP: every write of the applications fails until it is opened again."
              .formatted(name));
    }
    return draft
        .step(
            "Close %s for writes".formatted(name),
            name,
            sql(name, statements.close()),
            List.of(new ReadOnly(name)),
            new Undo.By(
                sql(name, server.get().writable() ? statements.open() : closing(server.get()))),
            BUDGET)
        .decide("%s takes no more writes; the VIP stays where it is.".formatted(name));
  }

  private static void leanOnWritability(PlanDraft draft, Ground ground) {
    draft.leansOnWriters();
    draft.leansOn(
        "VIP owner",
        ground.snapshot().vipOwner().map(NodeSnapshot::name).orElse("none or unknown"));
  }

  private static void refuseSecondWriter(
      PlanDraft draft, Ground ground, NodeSnapshot node, NodeSnapshot peer) {
    if (ground.pair().writePolicy() != WritePolicy.SINGLE_WRITER) {
      return;
    }
    draft.refuseIf(
        peer.writable().orElse(false),
        "PEER_WRITABLE",
        "%s takes writes, and this pair may have one writer only.".formatted(peer.name()),
        "Close %s for writes first.".formatted(peer.name()));
    draft.refuseIf(
        peer.writable().isEmpty() && !node.holdsVip().orElse(false),
        "PEER_UNKNOWN",
        "Whether %s takes writes is not known, and %s has not the VIP: both might take writes."
            .formatted(peer.name(), node.name()),
        "Bring %s back into view, or fail over.".formatted(peer.name()));
    draft.refuseIf(
        peer.holdsVip().orElse(false),
        "PEER_HAS_VIP",
        "%s has the VIP, so applications do not reach %s.".formatted(peer.name(), node.name()),
        "Open %s instead, or let the VIP move first.".formatted(peer.name()));
    if (peer.writable().isEmpty()) {
      draft.warn(
          "Whether %s takes writes is not known; make sure that it is down or read-only."
              .formatted(peer.name()));
    }
  }

  private static void refuseUnappliedWrites(
      PlanDraft draft, NodeSnapshot node, MysqlSnapshot server) {
    boolean unapplied =
        server.channels().stream()
            .map(ReplicationChannel::appliedAll)
            .anyMatch(Boolean.FALSE::equals);
    draft.refuseIf(
        unapplied,
        "NOT_CAUGHT_UP",
        "%s has received writes of its peer that it has not applied yet; new writes would meet old data."
            .formatted(node.name()),
        "Wait until it has applied them, or start its SQL thread.");
  }

  private static boolean isClosed(MysqlSnapshot server) {
    return server.superReadOnly() == null ? server.readOnly() : server.superReadOnly();
  }

  /** The statements that bring back the way in which the server is closed now. */
  private static List<String> closing(MysqlSnapshot server) {
    return Boolean.FALSE.equals(server.superReadOnly())
        ? List.of("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = ON")
        : Statements.of(server.version()).close();
  }

  private static Deed.Sql sql(String node, List<String> statements) {
    return Deed.Sql.of(node, statements.toArray(String[]::new));
  }
}
