package dev.pairkeeper.mysql;

import java.sql.SQLException;

/**
 * One statement of a look.
 *
 * @param sql fixed text without a terminator
 * @param tells what the answer tells, as the subject of 'cannot be seen'
 * @param privilege what the account needs for it, empty when nothing
 * @param level what the privilege is granted on
 */
record Question(Topic topic, String sql, String tells, String privilege, String level) {

  static Question open(Topic topic, String sql) {
    return new Question(topic, sql, "", "", "");
  }

  static Question global(Topic topic, String sql, String tells, String privilege) {
    return new Question(topic, sql, tells, privilege, "*.*");
  }

  /** What is hidden because the server refused, and the cure. */
  String hidden(Account account, SQLException refusal) {
    return switch (refusal.getErrorCode()) {
      case 1044, 1142, 1143, 1227, 1370 ->
          "%s cannot be seen: %s lacks %s. Run: GRANT %s ON %s TO %s;"
              .formatted(tells, account, privilege, privilege, level, account);
      default ->
          "%s cannot be seen: error %d %s".formatted(tells, refusal.getErrorCode(), said(refusal));
    };
  }

  private static String said(SQLException refusal) {
    return String.valueOf(refusal.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
  }
}
