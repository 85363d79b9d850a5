package dev.pairkeeper.monitor;

import dev.pairkeeper.analysis.Memory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look that ended and was judged.
 *
 * @param before the status before, null when this is the first look
 * @param known what is known after this look, also of what it could not see
 * @param changes what became different
 * @param took from the first question to the last answer
 */
record Look(
    @Nullable PairStatus before, PairStatus now, Known known, List<Change> changes, Duration took) {

  /** The pair's name. */
  String pair() {
    return now.snapshot().pair().name();
  }

  /** The same as if the VIP had not moved until now. */
  Look withoutMoves() {
    PairStatus status =
        new PairStatus(Memory.withoutMoves(now.snapshot()), now.assessment(), now.problems());
    return new Look(before, status, known, changes, took);
  }
}
