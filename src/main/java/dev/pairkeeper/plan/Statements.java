package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.ServerVersion;
import java.time.Duration;
import java.util.List;

/**
 * The statements by which one family of servers is changed (field guide on dialects: MySQL 5.6 and
 * 5.7, 8.0, 8.4 and later, MariaDB).
 */
final class Statements {

  private final ServerVersion version;

  private Statements(ServerVersion version) {
    this.version = version;
  }

  static Statements of(ServerVersion version) {
    return new Statements(version);
  }

  /** Closes the server for writes, to privileged accounts, too, where it can. */
  List<String> close() {
    return List.of(
        hasSuperReadOnly() ? "SET GLOBAL super_read_only = ON" : "SET GLOBAL read_only = ON");
  }

  /** Opens it; {@code read_only} off takes {@code super_read_only} with it. */
  List<String> open() {
    return List.of("SET GLOBAL read_only = OFF");
  }

  String startReplication() {
    return speaksOfReplicas() ? "START REPLICA" : "START SLAVE";
  }

  String stopReplication() {
    return speaksOfReplicas() ? "STOP REPLICA" : "STOP SLAVE";
  }

  String attachedReplicas() {
    return speaksOfReplicas() ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS";
  }

  private boolean hasSuperReadOnly() {
    return version.flavor() == Flavor.MYSQL && version.isAtLeast(5, 7, 8);
  }

  /** The new words came with 8.0.22; the old ones went with 8.4. */
  private boolean speaksOfReplicas() {
    return version.flavor() == Flavor.MYSQL && version.isAtLeast(8, 0, 22);
  }

  /** Whether CLONE copies between two servers of this version. */
  boolean canClone(boolean sameVersion) {
    return version.flavor() == Flavor.MYSQL
        && version.isAtLeast(8, 0, 17)
        && (sameVersion || version.isAtLeast(8, 0, 37));
  }

  /** Whether replication can go by GTIDs, and be switched to them by a restart. */
  boolean hasGtids() {
    return version.flavor() == Flavor.MYSQL
        ? version.isAtLeast(5, 6, 9)
        : version.isAtLeast(10, 0, 2);
  }

  /** Forgets the server's own transactions and whatever it had applied of others. */
  List<String> forgetTransactions() {
    if (version.flavor() == Flavor.MARIADB) {
      return List.of("RESET MASTER", "SET GLOBAL gtid_slave_pos = ''");
    }
    return List.of(version.isAtLeast(8, 2, 0) ? "RESET BINARY LOGS AND GTIDS" : "RESET MASTER");
  }

  /** Makes an account or gives it this password and these privileges when it is there. */
  List<SealedText> account(String account, SecretName password, String privileges) {
    if (!canCreateIfMissing()) {
      return List.of(
          SealedText.of("GRANT %s ON *.* TO %s IDENTIFIED BY ".formatted(privileges, account))
              .then(password, SealedText.Language.SQL));
    }
    return List.of(
        SealedText.of("CREATE USER IF NOT EXISTS %s IDENTIFIED BY ".formatted(account))
            .then(password, SealedText.Language.SQL),
        SealedText.of("ALTER USER %s IDENTIFIED BY ".formatted(account))
            .then(password, SealedText.Language.SQL),
        SealedText.of("GRANT %s ON *.* TO %s".formatted(privileges, account)));
  }

  /** Removes an account whether or not it is there, so that it may be done again. */
  List<String> drop(String account) {
    return canCreateIfMissing()
        ? List.of("DROP USER IF EXISTS " + account)
        : List.of("GRANT USAGE ON *.* TO " + account, "DROP USER " + account);
  }

  /** 5.7.8 and 10.1.3. */
  private boolean canCreateIfMissing() {
    return version.flavor() == Flavor.MYSQL
        ? version.isAtLeast(5, 7, 8)
        : version.isAtLeast(10, 1, 3);
  }

  /**
   * Points a stopped replica at a source by GTIDs. It tries to connect again every other second and
   * without an end: by default 9.7 gives up after ten attempts (measured), and a count of 0 stands
   * for no limit (MySQL manual, 'CHANGE REPLICATION SOURCE TO').
   */
  SealedText follow(String host, int port, String user) {
    String word = speaksOfSources() ? "SOURCE" : "MASTER";
    String command = speaksOfSources() ? "CHANGE REPLICATION SOURCE TO" : "CHANGE MASTER TO";
    return SealedText.of(
            "%s %s_HOST = %s, %s_PORT = %d, %s_USER = %s, %s_PASSWORD = "
                .formatted(
                    command,
                    word,
                    SqlText.literal(host),
                    word,
                    port,
                    word,
                    SqlText.literal(user),
                    word))
        .then(SecretName.REPLICATION_PASSWORD, SealedText.Language.SQL)
        .then(", %s_CONNECT_RETRY = 2, %s_HEARTBEAT_PERIOD = 2".formatted(word, word))
        .then(following(word));
  }

  private String following(String word) {
    if (version.flavor() == Flavor.MARIADB) {
      return ", MASTER_USE_GTID = slave_pos";
    }
    String key = version.isAtLeast(8, 0, 4) ? ", GET_%s_PUBLIC_KEY = 1".formatted(word) : "";
    return ", %s_AUTO_POSITION = 1, %s_RETRY_COUNT = 0%s".formatted(word, word, key);
  }

  /**
   * Has the target wait until it has everything that this server has. What the target wrote itself
   * is not waited for: of that MariaDB keeps no account as a replica.
   *
   * @param targetId the target's server_id
   */
  Deed.CatchUp catchUp(String source, String target, long targetId, Duration limit) {
    return version.flavor() == Flavor.MARIADB
        ? new Deed.CatchUp(
            source,
            "SELECT TRIM(LEADING ',' FROM REGEXP_REPLACE(@@global.gtid_binlog_pos,"
                + " '(^|,)[0-9]+-%d-[0-9]+', ''))".formatted(targetId),
            target,
            "SELECT MASTER_GTID_WAIT(%s, %d)".formatted(Deed.CatchUp.POSITION, limit.toSeconds()))
        : new Deed.CatchUp(
            source,
            "SELECT REPLACE(@@global.gtid_executed, '\n', '')",
            target,
            waitForGtids(limit.toSeconds()));
  }

  /** The better function came with 5.7.5. */
  private String waitForGtids(long seconds) {
    return version.isAtLeast(5, 7, 5)
        ? "SELECT WAIT_FOR_EXECUTED_GTID_SET(%s, %d)".formatted(Deed.CatchUp.POSITION, seconds)
        : "SELECT WAIT_UNTIL_SQL_THREAD_AFTER_GTIDS(%s, %d) < 0"
            .formatted(Deed.CatchUp.POSITION, seconds);
  }

  /** Forgets the source. */
  String unfollow() {
    return speaksOfReplicas() ? "RESET REPLICA ALL" : "RESET SLAVE ALL";
  }

  /** The new words for this came with 8.0.23. */
  private boolean speaksOfSources() {
    return version.flavor() == Flavor.MYSQL && version.isAtLeast(8, 0, 23);
  }
}
