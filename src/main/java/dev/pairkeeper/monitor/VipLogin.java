package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlSessions;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.VipAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs in through the VIP to see who answers. An answer counts for a while as long as the look
 * before saw nothing new, since each log-in is a new connection for the server; a failure does not.
 */
final class VipLogin implements Question<VipAnswer> {

  private final PairAccess access;
  private final MysqlSessions sessions;
  private final ObservationSettings settings;
  private final InstantSource clock;
  private final Prober<VipAnswer> prober;

  private volatile NodeAccess account;
  private List<Object> seenBefore = List.of();
  private Instant askedAt = Instant.MIN;

  VipLogin(
      PairAccess access,
      MysqlSessions sessions,
      ObservationSettings settings,
      InstantSource clock,
      WorkGates gates,
      ExecutorService threads) {
    this.access = access;
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
    this.account = access.first();
    this.prober = new Prober<>(this, settings.period(), clock, threads, gates.looks());
  }

  /** Starts a log-in where one is due; the account is that of the owner before, if it is known. */
  Supplier<Probe<VipAnswer>> ask(@Nullable PairSnapshot before, Urgency urgency) {
    List<Object> seen = before == null ? List.of() : whatMatters(before);
    Probe<VipAnswer> last = prober.last();
    if (last != null
        && last.answered()
        && urgency == Urgency.DUE
        && seen.equals(seenBefore)
        && counts()) {
      return () -> last;
    }
    boolean changed = !seen.equals(seenBefore);
    seenBefore = seen;
    askedAt = clock.instant();
    account = accountOf(Optional.ofNullable(before).flatMap(PairSnapshot::vipOwner));
    return prober.ask(urgency == Urgency.ASKED || changed);
  }

  @Override
  public String target() {
    return "VIP %s:%d".formatted(access.pair().vip().host(), account.node().mysql().port());
  }

  @Override
  public Duration patience() {
    return settings.answerTimeout();
  }

  @Override
  public VipAnswer ask() {
    return sessions.whoAnswers(access.pair().vip(), account, settings.answerTimeout());
  }

  @Override
  public boolean isHeldBack() {
    return false;
  }

  private boolean counts() {
    return clock.instant().isBefore(askedAt.plus(settings.vipLoginPeriod()));
  }

  private NodeAccess accountOf(Optional<NodeSnapshot> owner) {
    boolean second =
        owner.filter(node -> node.name().equals(access.second().node().name())).isPresent();
    return second ? access.second() : access.first();
  }

  private static List<Object> whatMatters(PairSnapshot seen) {
    return List.of(
        seen.vipPlacement(),
        seen.first().writable(),
        seen.second().writable(),
        seen.nodes().stream().map(VipLogin::serverUuid).toList());
  }

  private static Optional<String> serverUuid(NodeSnapshot node) {
    return node.mysql().answer().flatMap(server -> Optional.ofNullable(server.serverUuid()));
  }
}
