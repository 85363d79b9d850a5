package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.node.NodeAccount;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries about sessions on a server; those of the panel, of its scripts and of replication left
 * out.
 */
public final class TrafficQuestions {

  /** One row or none: whether the account that asks may make any schema. */
  public static final String MAY_CREATE_SCHEMAS =
      "SELECT 1 FROM information_schema.user_privileges WHERE privilege_type IN ('CREATE', 'DROP')"
          + " HAVING COUNT(DISTINCT privilege_type) = 2";

  private static final List<String> SERVERS_OWN =
      List.of("system user", "event_scheduler", "unauthenticated user");

  private TrafficQuestions() {}

  /** Number, account and host of each client's session. */
  static String clients(Node node) {
    return "SELECT p.id, p.user, p.host FROM information_schema.processlist p WHERE "
        + isClient(node);
  }

  /**
   * Number, account, host, state and seconds of each transaction that is open, and of each
   * statement that runs, for longer than a second. InnoDB tells times in the time zone of the
   * server's host.
   */
  public static String longRunning(Node node) {
    return """
    SELECT p.id, p.user, p.host, IF(p.command = 'Sleep', 'idle in a transaction', p.command),
      CONCAT(GREATEST(COALESCE(t.age, 0), IF(p.command = 'Sleep', 0, p.time)), ' s')
    FROM information_schema.processlist p
    LEFT JOIN (SELECT trx_mysql_thread_id AS id, TIMESTAMPDIFF(SECOND,
      CONVERT_TZ(trx_started, 'SYSTEM', '+00:00'), UTC_TIMESTAMP()) AS age
      FROM information_schema.innodb_trx) t ON t.id = p.id
    WHERE %s AND (t.age > 1 OR (p.command <> 'Sleep' AND p.time > 1))\
    """
        .formatted(isClient(node));
  }

  /**
   * One column: each account that {@code read_only} does not stop and that may come from outside.
   */
  public static String passReadOnly(Pair pair) {
    String own =
        Stream.concat(
                pair.nodes().stream().map(node -> node.mysql().user()),
                Stream.of(NodeAccount.USER, Objects.requireNonNullElse(pair.replicationUser(), "")))
            .map(user -> "'%s'@".formatted(user.replace("'", "''")))
            .map(start -> "grantee NOT LIKE " + SqlText.literal(escaped(start) + "%"))
            .collect(Collectors.joining(" AND "));
    return """
    SELECT DISTINCT grantee FROM information_schema.user_privileges
    WHERE privilege_type IN ('SUPER', 'READ ONLY ADMIN', 'READ_ONLY ADMIN')
    AND SUBSTRING_INDEX(grantee, '@', -1) NOT IN ('''localhost''', '''127.0.0.1''', '''::1''') AND %s\
    """
        .formatted(own);
  }

  /** Sessions of accounts that {@code read_only} does not stop. */
  static String privilegedClients(Node node) {
    return clients(node)
        + " AND EXISTS (SELECT 1 FROM information_schema.user_privileges g WHERE g.privilege_type IN"
        + " ('SUPER', 'READ ONLY ADMIN', 'READ_ONLY ADMIN')"
        + " AND g.grantee LIKE CONCAT('''', p.user, '''@%'))";
  }

  /** Whether {@code read_only} is all there is to close a server of that version with. */
  public static boolean canBePassed(ServerVersion version) {
    return version.flavor() == Flavor.MARIADB || !version.isAtLeast(5, 7, 8);
  }

  private static String isClient(Node node) {
    String spared =
        Stream.concat(SERVERS_OWN.stream(), Stream.of(NodeAccount.USER, node.mysql().user()))
            .map(SqlText::literal)
            .collect(Collectors.joining(", "));
    return "p.user NOT IN (%s) AND p.command NOT IN ('Binlog Dump', 'Binlog Dump GTID', 'Daemon') AND p.id <> CONNECTION_ID()"
        .formatted(spared);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
