package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one family of servers is asked, and what only it answers in its own way. */
interface Dialect {

  /** What a look asks, without the heartbeat table. */
  List<Question> questions();

  /** Reads a set of transactions in the server's notation. */
  GtidSet gtidSet(String text);

  /** What the server says of its transactions. */
  Transactions transactions(Row state);

  /** Asks for {@code hostname}, {@code server_id} and, where there is one, {@code server_uuid}. */
  default String identity() {
    return "SELECT @@global.hostname AS hostname, @@global.server_id AS server_id,"
        + " @@global.server_uuid AS server_uuid";
  }

  /** Asks for what {@link ServerDescription} tells of the server itself; needs no privilege. */
  default Question setUp() {
    return MysqlQuestions.setUp(List.of("server_uuid", "super_read_only"));
  }

  /**
   * What a server says of its transactions; null is 'has none' or 'does not tell'.
   *
   * @param mode whether it gives its transactions global ids
   */
  record Transactions(
      @Nullable String mode, @Nullable GtidSet executed, @Nullable GtidSet purged) {}

  /** The dialect that a server of this version speaks. */
  static Dialect of(ServerVersion version) {
    if (version.flavor() == Flavor.MARIADB) {
      return new MariadbDialect(version);
    }
    if (version.isAtLeast(8, 4, 0)) {
      return new Mysql84Dialect();
    }
    return version.isAtLeast(8, 0, 0) ? new Mysql80Dialect(version) : new Mysql5Dialect(version);
  }
}
