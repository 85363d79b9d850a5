package dev.pairkeeper.plan;

import dev.pairkeeper.topology.ServerVersion;

/**
 * A replica that is connected to a server.
 *
 * @param host the name that it goes by (report_host); empty when it tells none
 */
public record AttachedReplica(long serverId, String host) {

  /** A row for each that is connected; server id and host come first, whatever columns follow. */
  public static String question(ServerVersion version) {
    return Statements.of(version).attachedReplicas();
  }

  /** As messages name it. */
  String says() {
    return host.isEmpty()
        ? "server %d".formatted(serverId)
        : "server %d (%s)".formatted(serverId, host);
  }
}
