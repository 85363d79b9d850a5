package dev.pairkeeper.web.page;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.PairStatus;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Knows when a look is too old to be shown as the present: after three periods. */
@Component
public class Staleness {

  private static final int PERIODS = 3;

  private final Duration limit;

  Staleness(@Value("${pairkeeper.observation.period:2s}") Duration period) {
    this.limit = period.multipliedBy(PERIODS);
  }

  /** The age from which on a look is stale. */
  public Duration limit() {
    return limit;
  }

  /** The health to show: a pair that was well once but is not seen any more is not known to be. */
  public Health health(PairStatus status, Instant now) {
    Health judged = status.assessment().health();
    boolean stale = status.snapshot().takenAt().plus(limit).isBefore(now);
    return stale && judged != Health.CRITICAL ? Health.UNKNOWN : judged;
  }
}
