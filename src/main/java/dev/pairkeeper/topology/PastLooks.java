package dev.pairkeeper.topology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What judging needs to remember of earlier looks, carried as a value so that judging stays pure.
 *
 * @param executedBefore per node's name, the transactions it had at the look before; what a node
 *     had then and its peer lacks still is not merely in flight
 * @param mismatchesBefore per node's name, the VRRP mismatch counter at the look before
 * @param ownerBefore name of the VIP owner at the look before, null when there was not exactly one
 * @param vipMoves when the VIP moved, oldest first, within the last ten minutes
 */
public record PastLooks(
    Map<String, GtidSet> executedBefore,
    Map<String, Long> mismatchesBefore,
    @Nullable String ownerBefore,
    List<Instant> vipMoves) {

  /** Nothing was seen before. */
  public static final PastLooks NONE = new PastLooks(Map.of(), Map.of(), null, List.of());
}
