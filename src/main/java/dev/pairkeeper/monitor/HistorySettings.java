package dev.pairkeeper.monitor;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the past is kept.
 *
 * @param fullResolution how long every look's lag and state is kept, at least; a few hours more
 *     until it is thinned
 * @param thinned how long one point a minute is kept
 * @param events how long events are kept
 */
@Validated
@ConfigurationProperties("pairkeeper.history")
public record HistorySettings(
    @DefaultValue("24h") Duration fullResolution,
    @DefaultValue("30d") Duration thinned,
    @DefaultValue("90d") Duration events) {

  @AssertTrue(message = "pairkeeper.history.full-resolution must be between 1 h and thinned")
  boolean isFullResolutionSensible() {
    return fullResolution.compareTo(Duration.ofHours(1)) >= 0
        && fullResolution.compareTo(thinned) <= 0;
  }

  @AssertTrue(message = "pairkeeper.history.events must be at least 1 h")
  boolean isEventsSensible() {
    return events.compareTo(Duration.ofHours(1)) >= 0;
  }
}
