package dev.pairkeeper.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One VRRP instance as keepalived's own data shows it. Null is 'this build does not tell'.
 *
 * @param addresses the VIPs it keeps, with their prefixes as keepalived writes them
 * @param advertsReceived counted since keepalived started
 * @param mismatches adverts dropped because version, VRID, interval, TTL, addresses or
 *     authentication did not match
 */
public record VrrpInstance(
    String name,
    VrrpState state,
    @Nullable Integer virtualRouterId,
    @Nullable Integer basePriority,
    @Nullable Integer effectivePriority,
    @Nullable Integer version,
    @Nullable Duration advertInterval,
    @Nullable Instant lastTransitionAt,
    List<String> addresses,
    @Nullable Long advertsReceived,
    @Nullable Long advertsSent,
    @Nullable Long mismatches,
    @Nullable Long becameMaster) {

  /** What stands for the instances of a keepalived that runs but does not tell of them. */
  public static final VrrpInstance UNTOLD =
      new VrrpInstance(
          "",
          VrrpState.UNKNOWN,
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          null,
          null);
}
