package dev.pairkeeper.keepalived.render;

import java.time.Duration;

/**
 * How the holder of the VIP tells the network where it is, beside the moment it takes it. After a
 * split brain nobody does by itself (keepalived#166, #542).
 *
 * @param masterRefresh how often it tells while it holds the VIP; whole seconds, zero for never
 * @param masterRefreshRepeat how many messages each time
 * @param lowerPriorityDelay after how long it tells a second time when it heard a lower priority
 * @param lowerPriorityRepeat how many messages then
 */
public record GarpSpec(
    Duration masterRefresh,
    int masterRefreshRepeat,
    Duration lowerPriorityDelay,
    int lowerPriorityRepeat) {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * Every second, as a node that claimed the VIP while VRRP was cut leaves the clients with its own
   * address when it gives up; and five messages when another one spoke up.
   */
  public static final GarpSpec USUAL = new GarpSpec(SECOND, 1, Duration.ofSeconds(5), 5);

  public GarpSpec {
    Duration day = Duration.ofDays(1);
    Check.time("refresh of gratuitous ARP", masterRefresh, Duration.ZERO, day, SECOND);
    Check.time("delay of gratuitous ARP", lowerPriorityDelay, Duration.ZERO, day, SECOND);
    Check.number("repeat of gratuitous ARP", masterRefreshRepeat, 1, 100);
    Check.number("repeat of gratuitous ARP", lowerPriorityRepeat, 1, 100);
  }
}
