package dev.pairkeeper.registry;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** Says why the registry's database could not be opened, without its password. */
final class RegistryOpeningFailure {

  /** H2's DATABASE_ALREADY_OPEN_1. */
  private static final int H2_ALREADY_OPEN = 90020;

  /** ER_BAD_DB_ERROR of MySQL and MariaDB. */
  private static final int UNKNOWN_DATABASE = 1049;

  private RegistryOpeningFailure() {}

  static RegistryUnusableException explain(String url, @Nullable String user, Exception failure) {
    String database = withoutCredentials(url);
    SQLException reason = deepestSqlException(failure);
    if (reason == null) {
      return new RegistryUnusableException(
          "The registry database %s can't be opened: %s.".formatted(database, failure.getMessage()),
          "Check PAIRKEEPER_REGISTRY_URL.",
          failure);
    }
    if (reason.getErrorCode() == H2_ALREADY_OPEN) {
      return new RegistryUnusableException(
          "The registry %s is in use by another panel.".formatted(database),
          "Stop the other panel, or give this one a directory of its own with PAIRKEEPER_HOME.",
          failure);
    }
    return new RegistryUnusableException(
        "The registry database %s can't be opened: %s.".formatted(database, deepestMessage(reason)),
        cure(reason, user),
        failure);
  }

  private static String cure(SQLException reason, @Nullable String user) {
    String state = reason.getSQLState() == null ? "" : reason.getSQLState();
    if (reason.getErrorCode() == UNKNOWN_DATABASE) {
      return "Create the database, or correct its name in PAIRKEEPER_REGISTRY_URL.";
    }
    if (state.startsWith("28")) {
      return ("Check PAIRKEEPER_REGISTRY_USER (now %s) and PAIRKEEPER_REGISTRY_PASSWORD, and that"
              + " this user may log in from this host.")
          .formatted(user == null ? "not set" : user);
    }
    if (state.startsWith("08")) {
      return "Check that the server of PAIRKEEPER_REGISTRY_URL runs and can be reached from here.";
    }
    return "Correct what the message names, then start the panel again.";
  }

  private static String withoutCredentials(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
  }

  private static String deepestMessage(SQLException reason) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(reason);
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }

  private static @Nullable SQLException deepestSqlException(Throwable failure) {
    SQLException deepest = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        deepest = sql;
      }
    }
    return deepest;
  }
}
