package dev.pairkeeper.plan;

/**
 * A replica that is connected to a server.
 *
 * @param host the name that it goes by (report_host); empty when it tells none
 */
public record AttachedReplica(long serverId, String host) {

  /** As messages name it. */
  String says() {
    return host.isEmpty()
        ? "server %d".formatted(serverId)
        : "server %d (%s)".formatted(serverId, host);
  }
}
