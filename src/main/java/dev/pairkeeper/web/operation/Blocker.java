package dev.pairkeeper.web.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who or what keeps operations of a pair from being started.
 *
 * @param code stable, in UPPER_SNAKE
 * @param message a sentence
 * @param cure what to do about it
 * @param operation the id of the operation that is in the way; null when it is none
 * @param user who started or ordered it; null when nobody did
 * @param since when it began; null when that is not known
 * @param until when it ends by itself; null when it does not
 */
public record Blocker(
    String code,
    String message,
    String cure,
    Stops stops,
    @Nullable String operation,
    @Nullable String user,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** What it keeps from being started. */
  public enum Stops {
    /** Every operation. */
    OPERATIONS,
    /** A switchover; a failover runs. */
    SWITCHOVER,
    /** What the panel would start by itself; everything else runs. */
    SCHEDULED
  }
}
