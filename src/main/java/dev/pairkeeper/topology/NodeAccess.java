package dev.pairkeeper.topology;

import org.jspecify.annotations.Nullable;

/**
 * A node together with what is needed to log in to it. Kept in memory only while it is used.
 *
 * @param sshPrivateKey an OpenSSH or PEM private key, null where the password is used
 * @param sshPassphrase of the private key, null where it has none
 * @param sshPassword null where the key is used
 */
public record NodeAccess(
    Node node,
    Secret mysqlPassword,
    @Nullable Secret sshPrivateKey,
    @Nullable Secret sshPassphrase,
    @Nullable Secret sshPassword) {}
