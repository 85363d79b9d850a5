package dev.pairkeeper.discovery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the servers that run on a host is the pair's. */
final class ServerChoice {

  private ServerChoice() {}

  /**
   * The port and what told it: the given one, the only server's, the one that keepalived's checks
   * name. Empty when several are left, of which replication may tell more.
   *
   * @param given by the user, or by the replication of the peer
   * @param givenBy what gave it
   */
  static Optional<Told<Integer>> of(HostLook host, @Nullable Integer given, String givenBy) {
    if (given != null) {
      return Optional.of(new Told<>(given, givenBy));
    }
    List<LocalServer> servers = host.servers();
    if (servers.isEmpty()) {
      return Optional.of(
          new Told<>(LocalServer.DEFAULT_PORT, "the server's default; no process was seen"));
    }
    if (servers.size() == 1) {
      return Optional.of(servers.getFirst().port());
    }
    Set<Integer> checked =
        host.keepalived()
            .map(keepalived -> new CheckScripts(keepalived, host.files()).ports())
            .orElse(Set.of());
    List<LocalServer> named =
        servers.stream().filter(server -> checked.contains(server.port().value())).toList();
    return named.size() == 1
        ? Optional.of(
            new Told<>(named.getFirst().port().value(), "the check script or virtual server"))
        : Optional.empty();
  }
}
