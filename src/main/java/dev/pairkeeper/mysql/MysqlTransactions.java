package dev.pairkeeper.mysql;

import dev.pairkeeper.mysql.Dialect.Transactions;
import dev.pairkeeper.topology.GtidSet;
import org.jspecify.annotations.Nullable;

/** What MySQL's variables say of its transactions. */
final class MysqlTransactions {

  private MysqlTransactions() {}

  /**
   * With {@code gtid_mode} OFF or OFF_PERMISSIVE new transactions get no id, so the sets would not
   * tell what the server has (MySQL 9 manual, section 'GTID Mode Online').
   */
  static Transactions read(Row state) {
    String mode = state.find("gtid_mode");
    boolean complete = mode != null && mode.startsWith("ON");
    return new Transactions(
        mode,
        complete ? set(state.find("gtid_executed")) : null,
        complete ? set(state.find("gtid_purged")) : null);
  }

  private static @Nullable GtidSet set(@Nullable String text) {
    return text == null ? null : GtidSet.mysql(text);
  }
}
