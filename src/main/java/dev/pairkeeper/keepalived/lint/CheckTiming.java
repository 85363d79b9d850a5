package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.VrrpScriptBlock;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How long a check takes to fail at worst. Times are seconds.
 *
 * @param interval from the start of one run to the next
 * @param timeout after which a run that hangs is ended, and counts as failed
 * @param fall how many failed runs make the check fail
 */
record CheckTiming(BigDecimal interval, BigDecimal timeout, int fall) {

  private static final BigDecimal SLOW = BigDecimal.valueOf(15);

  static CheckTiming of(VrrpScriptBlock script) {
    return new CheckTiming(
        positive(script.intervalSeconds()),
        positive(script.timeoutSeconds()),
        Math.max(1, script.fall()));
  }

  private static BigDecimal positive(BigDecimal seconds) {
    return seconds.signum() > 0 ? seconds : BigDecimal.ONE;
  }

  /** After a crash, when each run fails at once: the first begins up to an interval later. */
  BigDecimal afterCrash() {
    return interval.multiply(BigDecimal.valueOf(fall));
  }

  /** After a hang, when each run goes on until it is ended. */
  BigDecimal afterHang() {
    return interval.add(between().multiply(BigDecimal.valueOf(fall - 1L))).add(timeout);
  }

  /**
   * From one run that hangs to the next: the interval, or as many of them as the time-out takes.
   */
  private BigDecimal between() {
    BigDecimal intervals = timeout.divide(interval, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
    return interval.multiply(intervals);
  }

  boolean isSlow() {
    return afterHang().compareTo(SLOW) > 0;
  }

  /** The numbers that the times come from. */
  String formula() {
    return "interval %s s, timeout %s s, fall %d".formatted(plain(interval), plain(timeout), fall);
  }

  /** What follows before the peer has the VIP, with the time for an owner that is gone at once. */
  static String takeover(BigDecimal advertSeconds) {
    return "; the peer takes it up to %s s later (%s s after the host itself died)"
        .formatted(plain(advertSeconds), plain(advertSeconds.multiply(BigDecimal.valueOf(4))));
  }

  /** Seconds without needless zeros. */
  static String plain(BigDecimal seconds) {
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
