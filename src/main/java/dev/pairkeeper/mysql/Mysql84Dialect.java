package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.GtidSet;
import java.util.List;

/** MySQL 8.4 and 9.x, where the old statements are gone. */
record Mysql84Dialect() implements Dialect {

  /** Variables that MariaDB does not have. */
  static final List<String> VARIABLES =
      List.of("server_uuid", "gtid_mode", "gtid_executed", "gtid_purged", "super_read_only");

  @Override
  public List<Question> questions() {
    return List.of(
        MysqlQuestions.logFilters("SHOW BINARY LOG STATUS"),
        MysqlQuestions.PROCESS,
        MysqlQuestions.replication("SHOW REPLICA STATUS"),
        MysqlQuestions.WORK,
        MysqlQuestions.commitWaits("performance_schema.processlist", "TIME"),
        MysqlQuestions.COUNTED,
        MysqlQuestions.state("log_replica_updates", "replica_skip_errors", VARIABLES));
  }

  @Override
  public GtidSet gtidSet(String text) {
    return GtidSet.mysql(text);
  }

  @Override
  public Transactions transactions(Row state) {
    return MysqlTransactions.read(state);
  }
}
