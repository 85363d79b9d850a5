package dev.pairkeeper.keepalived.node;

import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.ServerVersion;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account by which the node scripts log in: with what they need on their own host, and with no
 * privilege at all from the peer, whose scripts only ask whether this server takes writes.
 *
 * <p>The statements are run once, on the node that is writable, and replicate: an account made on
 * each node, even without the binary log, would differ from its twin one day, and a copy of the
 * data brings it along. So nothing is written on a standby and no transaction is errant.
 */
public final class NodeAccount {

  /** The account's user. */
  public static final String USER = "pairkeeper_node";

  /** The host that a log-in through the server's socket comes from. */
  private static final String LOCAL = "localhost";

  private NodeAccount() {}

  /**
   * Makes the account, or gives it this password and these privileges when it is there.
   *
   * @param version of the server that runs the statements; both nodes have one series
   * @param nodes both nodes' addresses, as the other's server sees them
   */
  public static List<AccountStatement> create(ServerVersion version, List<InetAddress> nodes) {
    List<AccountStatement> statements = new ArrayList<>();
    accounts(nodes)
        .forEach(account -> {
          if (version.flavor() == Flavor.MYSQL && !version.isAtLeast(5, 7, 6)) {
            statements.add(AccountStatement.identifiedBy("GRANT USAGE ON *.* TO " + account));
          } else {
            statements.add(AccountStatement.identifiedBy("CREATE USER IF NOT EXISTS " + account));
            statements.add(AccountStatement.identifiedBy("ALTER USER " + account));
          }
        });
    statements.add(
        AccountStatement.plain(
            "GRANT %s ON *.* TO %s"
                .formatted(String.join(", ", privileges(version)), SqlText.account(USER, LOCAL))));
    return List.copyOf(statements);
  }

  /** Takes the account away again; for a server that has it. */
  public static List<String> drop(List<InetAddress> nodes) {
    return accounts(nodes).map("DROP USER %s"::formatted).toList();
  }

  private static Stream<String> accounts(List<InetAddress> nodes) {
    return Stream.concat(Stream.of(LOCAL), nodes.stream().map(InetAddress::getHostAddress))
        .map(host -> SqlText.account(USER, host));
  }

  /**
   * To make the server read-only or writable, to end sessions, to see them, and to see how
   * replication goes. Ending the sessions of an account that has {@code SYSTEM_USER}, such as root,
   * takes {@code SYSTEM_USER} (MySQL 8.0 manual, 'Account Categories').
   */
  static List<String> privileges(ServerVersion version) {
    if (version.flavor() == Flavor.MARIADB) {
      return mariadb(version);
    }
    if (!version.isAtLeast(8, 0, 11)) {
      return List.of("SUPER", "REPLICATION CLIENT", "PROCESS");
    }
    List<String> privileges =
        new ArrayList<>(
            List.of("SYSTEM_VARIABLES_ADMIN", "CONNECTION_ADMIN", "REPLICATION CLIENT", "PROCESS"));
    if (version.isAtLeast(8, 0, 16)) {
      privileges.add("SYSTEM_USER");
    }
    return privileges;
  }

  /** What SUPER could do was split up in 10.5.2; SLAVE MONITOR came with 10.5.9. */
  private static List<String> mariadb(ServerVersion version) {
    if (!version.isAtLeast(10, 5, 2)) {
      return List.of("SUPER", "REPLICATION CLIENT", "PROCESS");
    }
    String monitor = version.isAtLeast(10, 5, 9) ? "SLAVE MONITOR" : "REPLICATION SLAVE ADMIN";
    return List.of("READ_ONLY ADMIN", "CONNECTION ADMIN", monitor, "PROCESS");
  }
}
