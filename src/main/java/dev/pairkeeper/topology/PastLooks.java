package dev.pairkeeper.topology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What judging needs to remember of earlier looks, carried as a value so that judging stays pure.
 * {@code analysis.Memory} derives it from the look before; nobody else needs to fill it.
 *
 * <p>The figures 'before' stem from the baseline: the newest earlier look that ended at least half
 * a second before this one. Looks can follow each other within milliseconds when an address moves,
 * and what happened between two such looks says nothing.
 *
 * @param lookedAt when the baseline look ended; null before the second look
 * @param executedBefore per node's name, the transactions it had at the baseline; what a node had
 *     then and its peer lacks still is not merely in flight
 * @param retrievedBefore per node's name, the transactions that it had received from its peer then
 * @param readBefore per node's name, how far it had read its peer's log then
 * @param mismatchesBefore per node's name, the VRRP mismatch counter then
 * @param mismatchedAt per node's name, when that counter was last seen to grow; keepalived is not
 *     asked at every look, so that a look in which it stands still proves nothing
 * @param advertsReceivedBefore per node's name, the counter of received VRRP adverts then, if
 *     keepalived told it in that look
 * @param ownerBefore name of the VIP owner at the look before, null when there was not exactly one
 * @param lastOwner name of the node that was last seen to be the only one with the VIP, however
 *     long ago; null when there was none yet
 * @param vipMoves when the VIP moved from one node to the other, oldest first, within the last ten
 *     minutes
 * @param vipAnswered whether a log-in through the VIP ever worked; if never, the panel may simply
 *     have no route to it
 * @param standingSince the judge's own marks: which conditions hold without a break, since when
 * @param strayWrites per node's name, the newest writes it took as a standby, kept ten minutes
 * @param lastExecuted per node's name, the transactions it had when its server last told, however
 *     long ago
 */
public record PastLooks(
    @Nullable Instant lookedAt,
    Map<String, GtidSet> executedBefore,
    Map<String, GtidSet> retrievedBefore,
    Map<String, LogPosition> readBefore,
    Map<String, Long> mismatchesBefore,
    Map<String, Instant> mismatchedAt,
    Map<String, Long> advertsReceivedBefore,
    @Nullable String ownerBefore,
    @Nullable String lastOwner,
    List<Instant> vipMoves,
    boolean vipAnswered,
    Map<String, Instant> standingSince,
    Map<String, StrayWrites> strayWrites,
    Map<String, GtidSet> lastExecuted) {

  /** Nothing was seen before. */
  public static final PastLooks NONE =
      new PastLooks(
          null, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null, null, List.of(),
          false, Map.of(), Map.of(), Map.of());

  public PastLooks {
    executedBefore = Map.copyOf(executedBefore);
    retrievedBefore = Map.copyOf(retrievedBefore);
    readBefore = Map.copyOf(readBefore);
    mismatchesBefore = Map.copyOf(mismatchesBefore);
    mismatchedAt = Map.copyOf(mismatchedAt);
    advertsReceivedBefore = Map.copyOf(advertsReceivedBefore);
    vipMoves = List.copyOf(vipMoves);
    standingSince = Map.copyOf(standingSince);
    strayWrites = Map.copyOf(strayWrites);
    lastExecuted = Map.copyOf(lastExecuted);
  }

  /** When the VIP last moved, if it did within the last ten minutes. */
  public Optional<Instant> lastMove() {
    return vipMoves.isEmpty() ? Optional.empty() : Optional.of(vipMoves.getLast());
  }
}
