package dev.pairkeeper.lab;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A registry's database for tests, with the tables of all migrations. */
public final class ScratchDatabase implements AutoCloseable {

  private static final String OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
  private static final String HOST = "db1";
  private static final String NAME = "scratch_test";
  private static final String PASSWORD = "Scratch-7-test";

  private final HikariDataSource pool;
  private final String end;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  /** The last statement of all is {@code end}. */
  private ScratchDatabase(HikariDataSource pool, String end) {
    this.pool = pool;
    this.end = end;
    this.jdbc = new JdbcTemplate(pool);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    Flyway.configure().dataSource(pool).load().migrate();
  }

  /** On H2, gone when it is closed. */
  public static ScratchDatabase inMemory() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS;
    return new ScratchDatabase(open(url, "sa", ""), "shutdown");
  }

  /** A database of its own on the lab's db1; as bare as the lab is, its server has to run. */
  public static ScratchDatabase on(Lab lab, String driver) {
    lab.sql(HOST, "drop database if exists " + NAME);
    lab.sql(HOST, "drop user if exists " + NAME);
    lab.sql(HOST, "create database " + NAME);
    lab.sql(HOST, "create user %s identified by '%s'".formatted(NAME, PASSWORD));
    lab.sql(HOST, "grant all on %1$s.* to %1$s".formatted(NAME));
    String address = lab.info().host(HOST).address();
    String url = "jdbc:%s://%s:3306/%s".formatted(driver, address, NAME);
    return new ScratchDatabase(open(url, NAME, PASSWORD), "drop database " + NAME);
  }

  private static HikariDataSource open(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(2);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  /** For statements. */
  public JdbcTemplate jdbc() {
    return jdbc;
  }

  /** For what has to happen as a whole. */
  public TransactionTemplate transaction() {
    return transaction;
  }

  @Override
  public void close() {
    jdbc.execute(end);
    pool.close();
  }
}
