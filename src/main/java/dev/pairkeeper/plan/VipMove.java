package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The VIP goes from its owner, whose server is closed, to the target, whose server is open.
 *
 * <p>Where its neighbours can be told, the target shows the VIP before the owner gives it up, so
 * that no attempt to connect meets a moment when nobody has it; what is still sent to the old
 * owner's connections is reset by the new one. Elsewhere they learn of it from keepalived. A panel
 * that dies in the middle leaves the VIP there for {@link #UNTIL_LAPSED}, and keepalived on the old
 * owner in FAULT for {@link #UNTIL_LET_BACK}.
 */
final class VipMove {

  private static final Duration UNTIL_LAPSED = Duration.ofSeconds(5);
  private static final Duration UNTIL_LET_BACK = Duration.ofSeconds(5);
  private static final Duration TAKING_OVER = Duration.ofSeconds(4);

  private final PlanDraft draft;
  private final Node from;
  private final Node to;
  private final HandOverMarks fromMarks;
  private final HandOverMarks toMarks;
  private final VipAddress fromVip;
  private final VipAddress toVip;
  private final Optional<String> unannounced;

  VipMove(PlanDraft draft, Ground ground, Node from, Node to) {
    Pair pair = ground.pair();
    this.draft = draft;
    this.from = from;
    this.to = to;
    this.fromMarks = new HandOverMarks(pair, from);
    this.toMarks = new HandOverMarks(pair, to);
    this.fromVip = new VipAddress(pair, from);
    this.toVip = new VipAddress(pair, to);
    this.unannounced = toVip.unannounced(Objects.requireNonNull(ground.host(to)));
  }

  /**
   * Adds the steps and what is measured of them.
   *
   * @param blocked number of the step from which on writes are blocked
   */
  void add(int blocked) {
    int moving = draft.last() + 1;
    unannounced.ifPresentOrElse(this::warn, this::show);
    int shown = draft.last();
    endSessions();
    handOver();
    int reachable = unannounced.isPresent() ? draft.last() : shown;
    draft.measure(new Measure.Span("writeBlockedMillis", blocked, reachable));
    draft.measure(new Measure.Span("vipMoveMillis", moving, draft.last()));
    draft.measure(
        new Measure.Fact("vipAnnouncedBy", unannounced.isPresent() ? "keepalived" : "arping"));
    draft.joined(
        "Let keepalived on %s be the standby".formatted(from.name()),
        from,
        fromMarks.release(),
        List.of(),
        new Undo.Stays("It is where it belongs."));
  }

  private void warn(String why) {
    draft.warn(
        "%s can't announce the VIP before %s gives it up, as %s: writes stay blocked until keepalived on %s has taken it, and a client that connects in between may wait a second."
            .formatted(to.name(), from.name(), why, to.name()));
  }

  private void show() {
    draft.joined(
        "Show the VIP on %s".formatted(to.name()),
        to,
        command(to, toVip.comesFor(UNTIL_LAPSED)),
        List.of(),
        new Undo.By(command(to, toVip.goesUnlessItLasts())));
  }

  private void endSessions() {
    draft.joined(
        "End the clients' sessions on %s".formatted(from.name()),
        from,
        new Deed.EndSessions(from.name(), TrafficQuestions.clients(from), Duration.ZERO),
        List.of(),
        new Undo.Stays("Their clients log in again."));
    draft.joined(
        "Reset what is left of connections to the VIP on %s".formatted(from.name()),
        from,
        command(from, fromVip.connectionsReset(from.mysql().port())),
        List.of(),
        new Undo.Stays("Their clients connect again."));
  }

  private void handOver() {
    draft.joined(
        "Have keepalived on %s hand the VIP over".formatted(from.name()),
        from,
        fromMarks.handOverFor(UNTIL_LET_BACK),
        List.of(),
        new Undo.By(fromMarks.letBack()));
    draft.joined(
        "Wait until keepalived on %s has taken it".formatted(to.name()),
        to,
        toMarks.isMaster(TAKING_OVER),
        List.of(),
        new Undo.Nothing(),
        TAKING_OVER.plus(PlanDraft.QUICK));
  }

  private static Deed.Command command(Node node, String command) {
    return new Deed.Command(node.name(), Privilege.command(node, command));
  }
}
