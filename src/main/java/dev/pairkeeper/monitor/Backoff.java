package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;

/** How long a node that did not answer is left alone; the more looks failed, the longer. */
final class Backoff {

  /** No pause is longer. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration HANGS = Duration.ofSeconds(10);

  private Backoff() {}

  /**
   * The pause after the given failure. A refused log-in pauses from the first time, so that no
   * account is locked out. What hangs is asked once more before it pauses, since one silent look
   * proves nothing. A refused connection costs nothing and is tried at every look, since it ends
   * the moment the service is back.
   */
  static Duration after(ProbeFailure failure, Duration period) {
    return switch (failure.kind()) {
      case ACCESS_DENIED, HOST_KEY_CHANGED -> doubled(period, failure.looks(), LONGEST);
      case TIMED_OUT, UNREACHABLE, ERROR -> doubled(period, failure.looks() - 2, HANGS);
      case REFUSED, TOO_MANY_CONNECTIONS -> Duration.ZERO;
    };
  }

  private static Duration doubled(Duration period, int doublings, Duration longest) {
    if (doublings < 0) {
      return Duration.ZERO;
    }
    Duration pause = period.multipliedBy(1L << Math.min(doublings, 10));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
