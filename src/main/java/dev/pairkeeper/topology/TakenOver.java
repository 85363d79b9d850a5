package dev.pairkeeper.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * What a node's scripts wrote down when they last opened its server because the VIP had come,
 * without a panel.
 *
 * @param pair whose VIP came; several pairs may share a host
 * @param at when keepalived took the VIP, by the host's clock, to the second
 * @param untilOpen from then until the server took writes: asking the peer, applying what had been
 *     received
 */
public record TakenOver(String pair, Instant at, Duration untilOpen) {}
