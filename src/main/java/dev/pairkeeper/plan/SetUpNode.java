package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.plan.Preflight.OfServer;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ServerVersion;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A node that is to be set up, with all that was found out about it.
 *
 * @param seenFrom the address that its peer's server sees it come from; empty when that could not
 *     be told
 */
record SetUpNode(
    NodeSnapshot seen,
    MysqlSnapshot server,
    HostFacts facts,
    OfHost host,
    OfServer asked,
    Optional<InetAddress> seenFrom) {

  Node node() {
    return seen.node();
  }

  String name() {
    return seen.name();
  }

  ServerVersion version() {
    return server.version();
  }

  Statements statements() {
    return Statements.of(version());
  }

  /** The server's data directory, without a slash at its end. */
  String dataFolder() {
    return asked.variables().getOrDefault("datadir", "/var/lib/mysql").replaceFirst("/+$", "");
  }

  /** The server's service; a set-up is refused where it is not known. */
  String serverService() {
    return Objects.requireNonNull(facts.mysqlService());
  }

  /** Path of the server's command line client; one that is yet to be installed comes there. */
  String client() {
    return host.client(version().flavor())
        .orElse("/usr/bin/" + NodePrograms.client(version().flavor()).name());
  }

  /** Path of the program that dumps, which is in the client's package; {@code -} for none. */
  String dumper() {
    boolean comes = host.client(version().flavor()).isEmpty();
    String name = version().flavor() == Flavor.MARIADB ? "mariadb-dump" : "mysqldump";
    return host.dumper(version().flavor()).orElse(comes ? "/usr/bin/" + name : "-");
  }

  /** A command that root runs there. */
  Deed.Command command(String command) {
    return new Deed.Command(name(), Privilege.command(node(), command));
  }

  /** What is done to a service there; see {@link HostFacts#service}. */
  Deed.Command service(String action, String service) {
    return command(facts.service(action, service));
  }

  Deed.Sql sql(List<String> statements) {
    return Deed.Sql.of(name(), statements.toArray(String[]::new));
  }
}
