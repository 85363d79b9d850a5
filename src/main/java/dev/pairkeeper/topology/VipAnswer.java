package dev.pairkeeper.topology;

import org.jspecify.annotations.Nullable;

/**
 * Who answered a log-in through the VIP.
 *
 * @param serverUuid null on MariaDB
 */
public record VipAnswer(String hostname, long serverId, @Nullable String serverUuid) {}
