package dev.pairkeeper.quoting;

/**
 * The one place that turns values into parts of a statement that can't take parameters, such as
 * {@code CREATE USER} and {@code CHANGE REPLICATION SOURCE TO}.
 */
public final class SqlText {

  private SqlText() {}

  /**
   * The text as a string literal. Backslashes are doubled, as they escape unless {@code
   * NO_BACKSLASH_ESCAPES} is set (MySQL 9 manual, 'String Literals'), which the panel's sessions
   * never have.
   *
   * @throws IllegalArgumentException when the text holds a NUL
   */
  public static String literal(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL can't be part of a statement");
    }
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /**
   * The name of a schema, table or column as the server reads it whatever stands in it (MySQL 9
   * manual, 'Schema Object Names').
   *
   * @throws IllegalArgumentException when it is empty or holds a NUL
   */
  public static String identifier(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a name must not be empty nor hold a NUL");
    }
    return "`" + name.replace("`", "``") + "`";
  }

  /** An account as {@code 'user'@'host'}. */
  public static String account(String user, String host) {
    return literal(user) + "@" + literal(host);
  }
}
