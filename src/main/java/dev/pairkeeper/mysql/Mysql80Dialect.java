package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;

/**
 * MySQL 8.0 to 8.3, while statements and variables got their new names: {@code SHOW REPLICA STATUS}
 * and {@code performance_schema.processlist} in 8.0.22, variables in 8.0.26, {@code SHOW BINARY LOG
 * STATUS} in 8.2.0 (MySQL 8.0 and 8.2 release notes).
 */
record Mysql80Dialect(ServerVersion version) implements Dialect {

  @Override
  public List<Question> questions() {
    boolean named22 = version.isAtLeast(8, 0, 22);
    boolean named26 = version.isAtLeast(8, 0, 26);
    String logStatus = version.isAtLeast(8, 2, 0) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
    return List.of(
        MysqlQuestions.logFilters(logStatus),
        MysqlQuestions.PROCESS,
        MysqlQuestions.replication(named22 ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS"),
        MysqlQuestions.WORK,
        MysqlQuestions.commitWaits(
            named22 ? "performance_schema.processlist" : "information_schema.PROCESSLIST", "TIME"),
        MysqlQuestions.COUNTED,
        MysqlQuestions.state(
            named26 ? "log_replica_updates" : "log_slave_updates",
            named26 ? "replica_skip_errors" : "slave_skip_errors",
            Mysql84Dialect.VARIABLES));
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
