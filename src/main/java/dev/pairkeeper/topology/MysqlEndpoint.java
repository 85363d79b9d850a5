package dev.pairkeeper.topology;

import org.jspecify.annotations.Nullable;

/**
 * Where a node's server listens and how it is called on its host.
 *
 * @param user the panel's account
 * @param socket path of the server's socket on the host, null where it is the packaged default
 * @param configFile the server's main option file on the host, null to ask the server
 * @param serviceName the unit's name on the host, null to find it out (mysql, mysqld, mariadb)
 */
public record MysqlEndpoint(
    int port,
    String user,
    @Nullable String socket,
    @Nullable String configFile,
    @Nullable String serviceName) {}
