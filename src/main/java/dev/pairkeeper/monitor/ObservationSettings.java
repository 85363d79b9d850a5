package dev.pairkeeper.monitor;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the pairs are looked at.
 *
 * @param enabled false for a panel that shows what is registered but looks at nothing
 * @param period from the start of one look at a pair to the start of the next
 * @param timeout what one node's server or host may take to be connected to and asked
 * @param vipLoginPeriod how long an answer through the VIP counts while nothing else changes; a
 *     log-in costs the server a new connection, so it is not part of every look
 * @param keepalivedDataPeriod how often keepalived is asked for its own data while nothing else
 *     changes on its host; it writes a line into the host's log each time
 * @param concurrency how many looks may be at work at once, and how many log-ins; those that only
 *     wait for a node do not count
 */
@Validated
@ConfigurationProperties("pairkeeper.observation")
public record ObservationSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("2s") Duration period,
    @DefaultValue("3s") Duration timeout,
    @DefaultValue("10s") Duration vipLoginPeriod,
    @DefaultValue("10s") Duration keepalivedDataPeriod,
    @DefaultValue("16") @Min(1) @Max(1000) int concurrency) {

  private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(1);

  /**
   * What a connection that stands already may take to answer: no longer than a period, so that a
   * node which hangs is noticed before the next look would be due.
   */
  Duration answerTimeout() {
    Duration shorter = period.compareTo(timeout) < 0 ? period : timeout;
    return shorter.compareTo(SHORTEST_ANSWER) < 0 ? SHORTEST_ANSWER : shorter;
  }

  /**
   * What a connection may be silent for before it counts as broken and is opened anew. Far longer
   * than a look waits: logging in costs a host and the panel many times what a look does, so if
   * every late answer led to it, a busy host would get the busier.
   */
  Duration longestSilence() {
    return answerTimeout().multipliedBy(4);
  }

  /** At every which look keepalived is asked for its own data, 1 for each. */
  int keepalivedDataEvery() {
    return (int) Math.max(1, keepalivedDataPeriod.dividedBy(period));
  }

  @AssertTrue(message = "pairkeeper.observation.period must be between 200 ms and 1 h")
  boolean isPeriodSensible() {
    return between(period, Duration.ofMillis(200), Duration.ofHours(1));
  }

  @AssertTrue(message = "pairkeeper.observation.timeout must be between 200 ms and 1 min")
  boolean isTimeoutSensible() {
    return between(timeout, Duration.ofMillis(200), Duration.ofMinutes(1));
  }

  @AssertTrue(message = "pairkeeper.observation.vip-login-period must be between 200 ms and 1 h")
  boolean isVipLoginPeriodSensible() {
    return between(vipLoginPeriod, Duration.ofMillis(200), Duration.ofHours(1));
  }

  @AssertTrue(
      message = "pairkeeper.observation.keepalived-data-period must be between 200 ms and 1 h")
  boolean isKeepalivedDataPeriodSensible() {
    return between(keepalivedDataPeriod, Duration.ofMillis(200), Duration.ofHours(1));
  }

  private static boolean between(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }
}
