package dev.pairkeeper.analysis;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node may take the VIP over, and what would be lost if it did right now.
 *
 * @param reasons why not, as sentences; empty when eligible
 * @param estimatedLossTransactions transactions of its peer that it lacks; of a peer that is
 *     silent, those that it had when it last told and that have not arrived; null when unknown
 * @param estimatedLoss how long ago the newest transaction was made that it has; null when unknown
 */
public record Eligibility(
    String node,
    boolean eligible,
    List<Reason> reasons,
    @Nullable Long estimatedLossTransactions,
    @Nullable Duration estimatedLoss) {

  /** One reason: a stable code in UPPER_SNAKE, a sentence and what to do about it. */
  public record Reason(String code, String message, String cure) {}
}
