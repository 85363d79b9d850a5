package dev.pairkeeper.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the registry's database: an H2 file in the panel's home, or the MySQL or MariaDB that the
 * settings name. Every wait for it is bounded, so that a page asked for while it is away fails in
 * seconds and works again once it is back.
 */
@Configuration(proxyBeanMethods = false)
class RegistryDatabase {

  /** One for requests while the other keeps history, which may take its time. */
  private static final int FEWEST_CONNECTIONS = 2;

  private static final long CONNECTION_MILLIS = 3_000;
  private static final long VALIDATION_MILLIS = 1_000;
  private static final long LIFETIME_MILLIS = 600_000;

  /** What both drivers call their time-outs, in milliseconds. */
  private static final Map<String, String> DRIVER_TIME_OUTS =
      Map.of("connectTimeout", "2000", "socketTimeout", "5000");

  /**
   * H2 as durable as it gets: every commit is written out before it returns, and only the panel
   * itself closes the database. The MySQL mode lets both databases share the migrations.
   */
  private static final String H2_OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000";

  @Bean
  HikariDataSource dataSource(RegistrySettings settings, PanelHome home) {
    HikariConfig pool = pool(settings.registry(), home);
    try {
      var opened = new HikariDataSource(pool);
      home.closeFilesToOthers();
      return opened;
    } catch (PoolInitializationException e) {
      throw RegistryOpeningFailure.explain(pool.getJdbcUrl(), pool.getUsername(), e);
    }
  }

  /** A migration may take longer than a request: it has connections without time-outs. */
  @Bean
  FlywayConfigurationCustomizer unhurriedMigrations(HikariDataSource pool) {
    return flyway -> flyway.dataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
  }

  private static HikariConfig pool(RegistrySettings.Database settings, PanelHome home) {
    if (settings.connections() < FEWEST_CONNECTIONS) {
      throw new RegistryUnusableException(
          "PAIRKEEPER_REGISTRY_CONNECTIONS is %d, and the registry can't work with fewer than %d."
              .formatted(settings.connections(), FEWEST_CONNECTIONS),
          "Give %d or more, or leave it out for 8.".formatted(FEWEST_CONNECTIONS));
    }
    var pool = new HikariConfig();
    pool.setPoolName("registry");
    pool.setMaximumPoolSize(settings.connections());
    pool.setMinimumIdle(FEWEST_CONNECTIONS);
    pool.setConnectionTimeout(CONNECTION_MILLIS);
    pool.setValidationTimeout(VALIDATION_MILLIS);
    pool.setMaxLifetime(LIFETIME_MILLIS);
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    String url = settings.url();
    if (url == null || url.isBlank()) {
      pool.setJdbcUrl("jdbc:h2:file:" + home.databaseFile() + H2_OPTIONS);
      pool.setUsername("sa");
      return pool;
    }
    return serverPool(pool, url, settings);
  }

  private static HikariConfig serverPool(
      HikariConfig pool, String url, RegistrySettings.Database settings) {
    if (!url.startsWith("jdbc:mysql:") && !url.startsWith("jdbc:mariadb:")) {
      throw new RegistryUnusableException(
          "PAIRKEEPER_REGISTRY_URL names a database that the registry can't live in.",
          "Give a URL such as jdbc:mysql://db.example.org:3306/pairkeeper or jdbc:mariadb://…, or"
              + " none for a file in PAIRKEEPER_HOME.");
    }
    pool.setJdbcUrl(url);
    pool.setUsername(settings.user());
    pool.setPassword(settings.password() == null ? "" : settings.password().reveal());
    DRIVER_TIME_OUTS.forEach((name, millis) -> {
      if (!url.contains(name)) {
        pool.addDataSourceProperty(name, millis);
      }
    });
    return pool;
  }
}
