package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;

/**
 * MariaDB 10 and later: no server UUID, ids by domain and server, privileges named anew in 10.5.
 */
record MariadbDialect(ServerVersion version) implements Dialect {

  @Override
  public List<Question> questions() {
    return List.of(
        Question.global(
            Topic.LOG_FILTERS,
            "SHOW MASTER STATUS",
            "Filters of the binary log",
            version.isAtLeast(10, 5, 2) ? "BINLOG MONITOR" : "REPLICATION CLIENT"),
        MysqlQuestions.PROCESS,
        Question.global(
            Topic.REPLICATION,
            "SHOW ALL SLAVES STATUS",
            "Whether and how it replicates",
            channelPrivilege(version)),
        MysqlQuestions.commitWaits("information_schema.PROCESSLIST", "TIME_MS DIV 1000"),
        MysqlQuestions.COUNTED,
        MysqlQuestions.state(
            "log_slave_updates",
            "slave_skip_errors",
            List.of("gtid_domain_id", "gtid_binlog_state", "gtid_slave_pos")));
  }

  /** MariaDB knowledge base, 'GRANT', on REPLICA MONITOR and on what came before it. */
  private static String channelPrivilege(ServerVersion version) {
    if (version.isAtLeast(10, 5, 9)) {
      return "REPLICA MONITOR";
    }
    return version.isAtLeast(10, 5, 2) ? "REPLICATION REPLICA ADMIN" : "REPLICATION CLIENT";
  }

  @Override
  public GtidSet gtidSet(String text) {
    return GtidSet.mariadb(text);
  }

  /**
   * The binary log has what the server wrote itself and, with {@code log_slave_updates}, what it
   * replicated; without that only {@code gtid_slave_pos} has the latter (MariaDB knowledge base,
   * 'Global Transaction ID', on both variables). What its logs have lost it does not tell.
   */
  @Override
  public Transactions transactions(Row state) {
    GtidSet logged = GtidSet.mariadb(state.text("gtid_binlog_state"));
    GtidSet replicated = GtidSet.mariadb(state.text("gtid_slave_pos"));
    return new Transactions(
        "domain " + state.text("gtid_domain_id"), logged.union(replicated), null);
  }

  @Override
  public Question setUp() {
    return MysqlQuestions.setUp(List.of());
  }

  @Override
  public String identity() {
    return "SELECT @@global.hostname AS hostname, @@global.server_id AS server_id";
  }
}
