package dev.pairkeeper.topology;

import org.jspecify.annotations.Nullable;

/**
 * How the panel logs in to a node's host.
 *
 * @param sudo whether commands that need root go through {@code sudo -n}
 * @param hostKey the pinned public key as {@code type base64}, null to pin the first one seen
 */
public record SshEndpoint(int port, String user, boolean sudo, @Nullable String hostKey) {}
