package dev.pairkeeper.topology;

import java.time.Instant;

/**
 * Transactions that a node made while its peer owned the VIP and only the owner was to write.
 *
 * @param lastSeenAt when the newest of them were first seen
 */
public record StrayWrites(GtidSet transactions, Instant lastSeenAt) {}
