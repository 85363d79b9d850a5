package dev.pairkeeper.monitor;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A registry's database in memory, for tests, with the tables of all migrations. */
final class HistoryDatabase implements AutoCloseable {

  private static final String OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";

  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS, "sa", "");
  private final JdbcTemplate jdbc = new JdbcTemplate(pool);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(pool));

  HistoryDatabase() {
    Flyway.configure().dataSource((DataSource) pool).load().migrate();
  }

  ChunkStore chunks() {
    return new ChunkStore(jdbc, transaction);
  }

  EventStore events() {
    return new EventStore(jdbc, transaction);
  }

  /** Makes every statement on the table fail, as a registry that is away. */
  void breakTable(String table) {
    jdbc.execute("alter table " + table + " rename to " + table + "_away");
  }

  void mendTable(String table) {
    jdbc.execute("alter table " + table + "_away rename to " + table);
  }

  long count(String table) {
    Long rows = jdbc.queryForObject("select count(*) from " + table, Long.class);
    return rows == null ? 0 : rows;
  }

  @Override
  public void close() {
    jdbc.execute("shutdown");
    pool.dispose();
  }
}
