package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.AnsweredThroughVip;
import dev.pairkeeper.plan.Condition.CaughtUp;
import dev.pairkeeper.plan.Condition.CommandSucceeds;
import dev.pairkeeper.plan.Condition.QueryAnswers;
import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.plan.Condition.Replicates;
import dev.pairkeeper.plan.Condition.VipOn;
import dev.pairkeeper.plan.Condition.Writable;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import java.time.Duration;
import java.util.List;

/**
 * The steps of a switchover. All that needs no blocked writes stands before or behind the joined
 * ones; those lean on times that only the hosts keep, so that a panel that dies, hangs or is cut
 * off leaves neither two writable nodes nor none:
 *
 * <ul>
 *   <li>the owner opens itself again after {@link #untilReopened}, if it still has the VIP and its
 *       peer takes no writes;
 *   <li>the target lets itself be opened by the session that was made for it, and only before
 *       {@link #untilTooLate}; without the VIP it closes itself again a little later;
 *   <li>the VIP and keepalived have times of their own, see {@link VipMove}.
 * </ul>
 */
final class SwitchoverSteps {

  /** How long the target may take to catch up while nothing is blocked yet. */
  static final Duration CATCHING_UP = Duration.ofSeconds(60);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final String DEADLINE = "@pairkeeper_deadline";

  private final PlanDraft draft;
  private final Ground ground;
  private final Switchover wanted;
  private final Node from;
  private final Node to;
  private final MysqlSnapshot source;
  private final MysqlSnapshot target;
  private final HandOverMarks fromMarks;
  private final HandOverMarks toMarks;

  SwitchoverSteps(
      PlanDraft draft, Ground ground, Switchover wanted, NodeSnapshot from, NodeSnapshot to) {
    this.draft = draft;
    this.ground = ground;
    this.wanted = wanted;
    this.from = from.node();
    this.to = to.node();
    this.source = from.mysql().answer().orElseThrow();
    this.target = to.mysql().answer().orElseThrow();
    this.fromMarks = new HandOverMarks(ground.pair(), this.from);
    this.toMarks = new HandOverMarks(ground.pair(), this.to);
  }

  void add() {
    prepare();
    arm();
    int blocked = close();
    moveWrites();
    draft.measure(new Measure.Fact("from", from.name()));
    draft.measure(new Measure.Fact("to", to.name()));
    new VipMove(draft, ground, from, to).add(blocked);
    conclude();
  }

  private void prepare() {
    draft.step(
        "Wait until %s has caught up".formatted(to.name()),
        to.name(),
        new Deed.Await(List.of(new CaughtUp(to.name()))),
        List.of(),
        new Undo.Nothing(),
        CATCHING_UP);
    Duration patience = wanted.endTransactionsAfter();
    String query = TrafficQuestions.longRunning(from);
    if (patience == null) {
      draft.step(
          "Wait for long transactions on %s".formatted(from.name()),
          from.name(),
          new Deed.Await(
              List.of(
                  new QueryAnswers(
                      from.name(), "SELECT COUNT(*) FROM (%s) s".formatted(query), "0"))),
          List.of(),
          new Undo.Nothing(),
          PATIENCE);
    } else {
      draft.step(
          "End long transactions on %s".formatted(from.name()),
          from.name(),
          new Deed.EndSessions(from.name(), query, patience),
          List.of(),
          new Undo.Stays("They were rolled back; their clients were told."),
          patience.plus(PlanDraft.QUICK));
    }
  }

  private void arm() {
    draft.step(
        "Open the connections that will be needed",
        null,
        new Deed.Connect(List.of(from.name(), to.name())),
        List.of(),
        new Undo.Nothing());
    draft.joined(
        "See once more that %s has the VIP and is the one that takes writes".formatted(from.name()),
        from,
        new Deed.Check(
            List.of(
                isClosed(from, "0"),
                isClosed(to, "1"),
                new CommandSucceeds(
                    from.name(),
                    new VipAddress(ground.pair(), from).isThere(),
                    from.name() + " has the VIP."))),
        List.of(),
        new Undo.Nothing());
    draft.joined(
        "Let %s open itself again in %d s, whatever becomes of the panel"
            .formatted(from.name(), untilReopened().toSeconds()),
        from,
        fromMarks.closedFor(untilReopened()),
        List.of(),
        new Undo.Stays("It lapses by itself."));
    draft.joined(
        "Let %s take the VIP already open".formatted(to.name()),
        to,
        toMarks.openFor(untilTooLate()),
        List.of(),
        new Undo.Stays("It lapses by itself."));
    draft.joined(
        "Let %s be opened within %d s or not at all"
            .formatted(to.name(), untilTooLate().toSeconds()),
        to,
        Deed.Sql.of(
            to.name(),
            "SET %s = SYSDATE(6) + INTERVAL %d SECOND"
                .formatted(DEADLINE, untilTooLate().toSeconds())),
        List.of(),
        new Undo.Stays("It ends with the session."));
  }

  /** Number of the step from which on writes are blocked. */
  private int close() {
    draft.joined(
        "Close %s for writes".formatted(from.name()),
        from,
        Deed.Sql.of(
            from.name(),
            "SET SESSION lock_wait_timeout = 1",
            Statements.of(source.version()).close().getFirst()),
        List.of(),
        new Undo.By(fromMarks.settle()));
    int blocked = draft.last();
    if (TrafficQuestions.canBePassed(source.version())) {
      draft.joined(
          "End the sessions on %s that could write all the same".formatted(from.name()),
          from,
          new Deed.EndSessions(
              from.name(), TrafficQuestions.privilegedClients(from), Duration.ZERO),
          List.of(),
          new Undo.Stays("Their clients log in again."));
    }
    return blocked;
  }

  private void moveWrites() {
    draft.joined(
        "Wait until %s has applied everything".formatted(to.name()),
        to,
        Statements.of(source.version())
            .catchUp(from.name(), to.name(), target.serverId(), wanted.catchUpTimeout()),
        List.of(),
        new Undo.Nothing(),
        wanted.catchUpTimeout().plus(PlanDraft.QUICK));
    draft.joined(
        "Open %s for writes".formatted(to.name()),
        to,
        Deed.Sql.of(
            to.name(), "SET GLOBAL read_only = IF(SYSDATE(6) < %s, 0, 1)".formatted(DEADLINE)),
        List.of(isClosed(to, "0")),
        new Undo.By(toMarks.settle()));
  }

  private void conclude() {
    draft.check(
        "See that the pair is well the other way round",
        null,
        List.of(
            new VipOn(to.name()),
            new AnsweredThroughVip(to.name()),
            new Writable(to.name()),
            new ReadOnly(from.name()),
            Condition.standsBy(from.name(), from.mayOwn()),
            new Replicates(to.name()),
            new Replicates(from.name())),
        SETTLING);
    write();
    draft.step(
        "Forget the time limits on %s".formatted(to.name()),
        to.name(),
        toMarks.release(),
        List.of(),
        new Undo.Nothing());
    draft.rememberMove();
  }

  private void write() {
    Traffic traffic = ground.traffic(to);
    if (traffic == null || !traffic.mayCreateSchemas()) {
      draft.warn(
          "The panel's account is not known to be allowed to create a schema, so that writes succeed on %s is only told by its read_only."
              .formatted(to.name()));
      return;
    }
    draft.step(
        "Write on %s".formatted(to.name()),
        to.name(),
        Deed.Sql.of(to.name(), RoundTripSteps.writeAndRemove().toArray(String[]::new)),
        List.of(),
        new Undo.Nothing());
  }

  /** Until the target may not be opened any more; by its own clock. */
  private Duration untilTooLate() {
    return wanted.catchUpTimeout().plusSeconds(3);
  }

  /** Later than that, so that the target has closed itself again if it has not got the VIP. */
  private Duration untilReopened() {
    return untilTooLate().plusSeconds(2);
  }

  /** Newer servers of MariaDB answer with a word. */
  private static QueryAnswers isClosed(Node node, String closed) {
    return new QueryAnswers(node.name(), "SELECT @@global.read_only NOT IN ('0', 'OFF')", closed);
  }
}
