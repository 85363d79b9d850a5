package dev.pairkeeper.topology;

import java.time.Duration;

/**
 * A VRRP priority. 255 is reserved for the address owner and 0 for giving up (RFC 9568, section
 * 5.2.4), so a node of a pair has 1 to 254.
 */
public record Priority(int value) {

  public Priority {
    if (value < 1 || value > 254) {
      throw new IllegalArgumentException("priority must be between 1 and 254, was " + value);
    }
  }

  /**
   * How long a backup with this priority waits after the owner gave up: its skew time (RFC 9568,
   * section 6.1).
   */
  public Duration skew(Duration advertInterval) {
    return advertInterval.multipliedBy(256 - value).dividedBy(256);
  }
}
