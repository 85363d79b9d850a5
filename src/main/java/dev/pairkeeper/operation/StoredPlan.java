package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is kept to be shown and run.
 *
 * @param operation what ran it last; null when nothing has
 */
public record StoredPlan(
    String id, Plan plan, Instant createdAt, String createdBy, @Nullable String operation) {

  private static final Duration RUNNABLE = Duration.ofMinutes(10);

  /** When it is too old to be run. */
  public Instant expiresAt() {
    return createdAt.plus(RUNNABLE);
  }
}
