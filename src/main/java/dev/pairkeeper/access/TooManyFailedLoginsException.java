package dev.pairkeeper.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A log-in was not even tried, because too many before it failed. */
public final class TooManyFailedLoginsException extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  TooManyFailedLoginsException(Duration retryAfter) {
    super("Too many failed log-ins; try again in %d s.".formatted(retryAfter.toSeconds()));
    this.retryAfter = retryAfter;
  }

  /** How long until the next try is accepted; at least a second. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
