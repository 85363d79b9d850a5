package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.StrayWrites;
import dev.pairkeeper.topology.VrrpInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Derives from a look what the judging of the next one needs. Whoever takes looks starts with
 * {@link PastLooks#NONE}, puts the memory into each snapshot, and keeps what comes out of it:
 *
 * <pre>{@code
 * PairSnapshot seen = look(pair, past);
 * Assessment assessment = PairJudge.judge(seen);
 * past = Memory.after(seen);
 * }</pre>
 */
public final class Memory {

  /** How long moves of the VIP and stray writes are remembered. */
  static final Duration SPAN = Duration.ofMinutes(10);

  /**
   * Looks that end closer together than this count as one. An address that moves triggers looks of
   * its own, and a hand-over by keepalived takes from 10 ms up to a skew time below half a second
   * with adverts of half a second; a condition has to outlast that to be taken for a fault.
   */
  static final Duration NEAR = Duration.ofMillis(500);

  private Memory() {}

  /** The memory for the look that follows the given one, which carries the memory before it. */
  public static PastLooks after(PairSnapshot look) {
    PairView pair = new PairView(look);
    PastLooks past = look.past();
    boolean keepsBaseline = past.lookedAt() != null && isNear(past.lookedAt(), look.takenAt());
    String owner = look.vipOwner().map(NodeSnapshot::name).orElse(null);
    return new PastLooks(
        keepsBaseline ? past.lookedAt() : look.takenAt(),
        keepsBaseline ? past.executedBefore() : perNode(pair, Transactions::executed),
        keepsBaseline ? past.retrievedBefore() : perNode(pair, Transactions::retrieved),
        keepsBaseline ? past.readBefore() : perNode(pair, Transactions::readUpTo),
        keepsBaseline ? past.mismatchesBefore() : counters(pair, VrrpInstance::mismatches),
        mismatchedAt(pair),
        keepsBaseline ? past.advertsReceivedBefore() : perNode(pair, SplitBrain::advertsReceived),
        owner,
        owner == null ? past.lastOwner() : owner,
        vipMoves(look),
        past.vipAnswered() || look.throughVip().answered(),
        standing(pair),
        strayWrites(pair),
        lastExecuted(pair));
  }

  private static Map<String, GtidSet> lastExecuted(PairView pair) {
    Map<String, GtidSet> last = new HashMap<>(pair.past().lastExecuted());
    last.putAll(perNode(pair, Transactions::executed));
    return last;
  }

  /**
   * The look with no moves of the VIP in its memory, nor one that it shows itself. It is the
   * baseline of the next one: what a node wrote while it still had the VIP must not be compared
   * with who has it now.
   */
  public static PairSnapshot withoutMoves(PairSnapshot look) {
    PastLooks past = look.past();
    return new PairSnapshot(
        look.pair(),
        look.takenAt(),
        look.first(),
        look.second(),
        look.throughVip(),
        new PastLooks(
            null,
            past.executedBefore(),
            past.retrievedBefore(),
            past.readBefore(),
            past.mismatchesBefore(),
            past.mismatchedAt(),
            past.advertsReceivedBefore(),
            past.ownerBefore(),
            look.vipOwner().map(NodeSnapshot::name).orElse(past.lastOwner()),
            List.of(),
            past.vipAnswered(),
            past.standingSince(),
            past.strayWrites(),
            past.lastExecuted()));
  }

  /** The moves of the VIP within the last ten minutes, one that this look shows included. */
  static List<Instant> vipMoves(PairSnapshot look) {
    List<Instant> moves = new ArrayList<>(look.past().vipMoves());
    moves.removeIf(move -> !isRecent(move, look.takenAt()));
    Optional<String> owner = look.vipOwner().map(NodeSnapshot::name);
    String last = look.past().lastOwner();
    if (last != null && owner.isPresent() && !owner.get().equals(last)) {
      moves.add(look.takenAt());
    }
    return List.copyOf(moves);
  }

  static boolean isNear(Instant earlier, Instant now) {
    return Duration.between(earlier, now).compareTo(NEAR) < 0;
  }

  static boolean isRecent(Instant earlier, Instant now) {
    return Duration.between(earlier, now).compareTo(SPAN) <= 0;
  }

  private static <T> Map<String, T> perNode(PairView pair, Function<NodeView, Optional<T>> fact) {
    Map<String, T> found = new HashMap<>();
    pair.nodes()
        .forEach(node -> fact.apply(node).ifPresent(value -> found.put(node.name(), value)));
    return found;
  }

  private static Map<String, Long> counters(PairView pair, Function<VrrpInstance, Long> counter) {
    return perNode(pair, node -> node.vrrp().map(counter));
  }

  private static Map<String, Instant> mismatchedAt(PairView pair) {
    return perNode(
        pair,
        node ->
            VrrpDifferences.dropsAdverts(node)
                ? Optional.of(pair.snapshot().takenAt())
                : Optional.ofNullable(pair.past().mismatchedAt().get(node.name())));
  }

  private static Map<String, Instant> standing(PairView pair) {
    Map<String, Instant> standing = new HashMap<>();
    Map<String, Instant> before = pair.past().standingSince();
    ProblemTable.RULES.stream()
        .flatMap(rule -> rule.unconfirmed(pair))
        .forEach(mark -> standing.put(mark, before.getOrDefault(mark, pair.snapshot().takenAt())));
    return standing;
  }

  private static Map<String, StrayWrites> strayWrites(PairView pair) {
    return perNode(
        pair,
        node -> {
          GtidSet writes = Transactions.strayWrites(node);
          StrayWrites known = pair.past().strayWrites().get(node.name());
          if (writes.isEmpty()) {
            return Optional.empty();
          }
          if (known != null && known.transactions().containsAll(writes)) {
            return Optional.of(known);
          }
          return Optional.of(new StrayWrites(writes, pair.snapshot().takenAt()));
        });
  }
}
