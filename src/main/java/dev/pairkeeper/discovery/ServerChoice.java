package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Declared;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which of the servers that run on a host is the pair's. */
final class ServerChoice {

  private ServerChoice() {}

  /**
   * The port and what told it: the given one, the only server's, the one that keepalived's checks
   * name, those of the VIP first. Empty when several are left, of which replication may tell more.
   *
   * @param vip the one that the user named; null when he named none
   * @param given by the user, or by the replication of the peer
   * @param givenBy what gave it
   */
  static Optional<Told<Integer>> of(
      HostLook host, @Nullable InetAddress vip, @Nullable Integer given, String givenBy) {
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
    return host.keepalived()
        .flatMap(keepalived ->
            vip == null
                ? only(servers, CheckScripts.all(keepalived, host.files())::name)
                : ofVip(servers, vip, keepalived, host.files()));
  }

  private static Optional<Told<Integer>> ofVip(
      List<LocalServer> servers, InetAddress vip, Declared keepalived, HostFiles files) {
    CheckScripts others = CheckScripts.ofOthersThan(vip, keepalived, files);
    return only(servers, CheckScripts.of(vip, keepalived, files)::name)
        .or(() -> only(servers, server -> !others.name(server)));
  }

  private static Optional<Told<Integer>> only(
      List<LocalServer> servers, Predicate<LocalServer> fits) {
    List<LocalServer> fitting = servers.stream().filter(fits).toList();
    return fitting.size() == 1
        ? Optional.of(
            new Told<>(fitting.getFirst().port().value(), "the check script or virtual server"))
        : Optional.empty();
  }
}
