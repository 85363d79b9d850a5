package dev.pairkeeper.mysql;

import dev.pairkeeper.mysql.MysqlSettings.Tls;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.Driver;
import org.mariadb.jdbc.HostAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections with MariaDB's driver, which speaks to all flavors: on MySQL 5.6, 9.7 and
 * MariaDB 10.11 it needed half the CPU per look of Connector/J and one round trip fewer to log in.
 *
 * <p>TLS is preferred and not verified, as in the servers' own clients (MySQL 9 manual, option
 * {@code --ssl-mode=PREFERRED}): where the server has none, or only versions that Java refuses (TLS
 * 1.0 and 1.1 in MySQL 5.6 and 5.7), the log-in goes without, and the next ones, too.
 *
 * <p>What a hostile server could ask for is off: the password in clear text, local files,
 * redirection to another server.
 */
final class ServerConnector {

  private static final Logger LOG = LoggerFactory.getLogger(ServerConnector.class);
  private static final String AUTHENTICATION =
      "mysql_native_password,caching_sha2_password,client_ed25519,parsec";

  private final Tls tls;
  private final Set<String> withoutTls = ConcurrentHashMap.newKeySet();

  ServerConnector(Tls tls) {
    this.tls = tls;
  }

  /** Connects and logs in; whatever hangs, it ends when the time-out has passed. */
  Connection open(Login login, Duration timeout) throws SQLException {
    return Deadline.within(timeout, () -> logIn(login, timeout), ServerConnector::discard);
  }

  /** Closes in the background: saying good-bye to a frozen server may block. */
  static void discard(Connection connection) {
    Thread.ofVirtual().name("mysql-close").start(() -> close(connection));
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyBroken) {
      LOG.debug("Closing a broken connection failed", alreadyBroken);
    }
  }

  /** The same, bounded read by read only. */
  Connection logIn(Login login, Duration timeout) throws SQLException {
    if (tls == Tls.DISABLED || withoutTls.contains(login.endpoint())) {
      return logInPlain(login, timeout);
    }
    try {
      return Driver.connect(configuration(login, timeout, "trust"));
    } catch (SQLException failed) {
      if (!tlsIsTheReason(failed)) {
        throw failed;
      }
      Connection plain = logInPlain(login, timeout);
      withoutTls.add(login.endpoint());
      return plain;
    }
  }

  private Connection logInPlain(Login login, Duration timeout) throws SQLException {
    try {
      return Driver.connect(configuration(login, timeout, "disable"));
    } catch (SQLException failed) {
      withoutTls.remove(login.endpoint());
      throw failed;
    }
  }

  private static boolean tlsIsTheReason(SQLException failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    return root instanceof SSLException || message.contains("ssl not enabled in the server");
  }

  private static Configuration configuration(Login login, Duration timeout, String sslMode)
      throws SQLException {
    int millis = Math.toIntExact(timeout.toMillis());
    return template()
        .addresses(HostAddress.from(login.host(), login.port()))
        .user(login.user())
        .password(login.password().reveal())
        .sslMode(sslMode)
        .connectTimeout(millis)
        .socketTimeout(millis)
        .restrictedAuth(AUTHENTICATION)
        .allowPublicKeyRetrieval(true)
        .allowMultiQueries(true)
        .allowLocalInfile(false)
        .permitRedirect(false)
        .jdbcCompliantTruncation(false)
        .useServerPrepStmts(false)
        .sessionVariables("time_zone='+00:00'")
        .build();
  }

  /** Made from a constant text: what a registered host looks like can never become an option. */
  private static Configuration.Builder template() throws SQLException {
    return Configuration.parse("jdbc:mariadb://127.0.0.1/").toBuilder();
  }
}
