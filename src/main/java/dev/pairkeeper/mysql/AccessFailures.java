package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.ProbeFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what kind of failure an exception of the driver is, and words it for a DBA. Numbers are
 * those of the MySQL 9 Error Message Reference and of MariaDB's error codes, which share them.
 */
final class AccessFailures {

  private static final Pattern CONNECTION_NUMBER = Pattern.compile("^\\(conn=\\d+\\) ");
  private static final int HOST_IS_BLOCKED = 1129;

  private AccessFailures() {}

  /** For a log-in or statement at this place that failed. */
  static MysqlAccessException of(Login login, String what, SQLException failed) {
    String message = "%s: %s failed: %s".formatted(login.place(), what, wording(failed));
    return new MysqlAccessException(kind(failed), login.password().maskIn(message), null);
  }

  /** Whether the connection is lost; otherwise the server refused one statement only. */
  static boolean endsConnection(SQLException failed) {
    String state = failed.getSQLState();
    return failed instanceof SQLTimeoutException
        || causedBy(failed, IOException.class) != null
        || (state != null && state.startsWith("08"))
        || switch (failed.getErrorCode()) {
          case 1053, 1927, 3169, 4031 -> true;
          default -> false;
        };
  }

  static Kind kind(SQLException failed) {
    return switch (failed.getErrorCode()) {
      case 1044, 1045, 1130, 1524, 1698, 1820, 1862, 3118, 3159, 4151 -> Kind.ACCESS_DENIED;
      case 1040, 1203, 1226 -> Kind.TOO_MANY_CONNECTIONS;
      default -> kindOfCause(failed);
    };
  }

  private static Kind kindOfCause(SQLException failed) {
    if (failed instanceof SQLTimeoutException
        || causedBy(failed, SocketTimeoutException.class) != null) {
      return Kind.TIMED_OUT;
    }
    ConnectException connect = causedBy(failed, ConnectException.class);
    if (connect != null) {
      return kindOfConnect(String.valueOf(connect.getMessage()));
    }
    String state = failed.getSQLState();
    boolean broken =
        causedBy(failed, IOException.class) != null || (state != null && state.startsWith("08"));
    return broken && !saidByServer(failed) ? Kind.UNREACHABLE : Kind.ERROR;
  }

  private static Kind kindOfConnect(String message) {
    if (message.contains("refused")) {
      return Kind.REFUSED;
    }
    return message.contains("timed out") ? Kind.TIMED_OUT : Kind.UNREACHABLE;
  }

  private static boolean saidByServer(SQLException failed) {
    return failed.getErrorCode() >= 1000 && failed.getErrorCode() != 1927;
  }

  private static String wording(SQLException failed) {
    String said = CONNECTION_NUMBER.matcher(String.valueOf(failed.getMessage())).replaceFirst("");
    int number = failed.getErrorCode();
    if (number == HOST_IS_BLOCKED) {
      return number + " " + said + " (on the server: TRUNCATE performance_schema.host_cache)";
    }
    IOException network = causedBy(failed, IOException.class);
    if (network != null && network.getMessage() != null && !said.contains(network.getMessage())) {
      said = said + " (" + network.getMessage() + ")";
    }
    return saidByServer(failed) ? number + " " + said : said;
  }

  private static <T extends Throwable> @Nullable T causedBy(Throwable failed, Class<T> type) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
