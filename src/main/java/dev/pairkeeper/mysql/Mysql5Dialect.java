package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;

/** MySQL 5.6 and 5.7: no commit timestamps; {@code super_read_only} since 5.7.8. */
record Mysql5Dialect(ServerVersion version) implements Dialect {

  @Override
  public List<Question> questions() {
    return List.of(
        MysqlQuestions.logFilters("SHOW MASTER STATUS"),
        MysqlQuestions.PROCESS,
        MysqlQuestions.replication("SHOW SLAVE STATUS"),
        MysqlQuestions.commitWaits("information_schema.PROCESSLIST", "TIME"),
        MysqlQuestions.COUNTED,
        MysqlQuestions.state("log_slave_updates", "slave_skip_errors", variables()));
  }

  @Override
  public Question setUp() {
    return MysqlQuestions.setUp(
        hasSuperReadOnly() ? List.of("server_uuid", "super_read_only") : List.of("server_uuid"));
  }

  private List<String> variables() {
    return Mysql84Dialect.VARIABLES.stream()
        .filter(name -> !name.equals("super_read_only") || hasSuperReadOnly())
        .toList();
  }

  private boolean hasSuperReadOnly() {
    return version.isAtLeast(5, 7, 8);
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
