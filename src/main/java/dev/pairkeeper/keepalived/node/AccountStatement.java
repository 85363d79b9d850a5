package dev.pairkeeper.keepalived.node;

/**
 * A statement that makes an account, without the password.
 *
 * @param text the statement; where the password follows, all that stands before it
 * @param passwordFollows whether the password must follow, as an SQL literal; it ends the statement
 */
public record AccountStatement(String text, boolean passwordFollows) {

  static AccountStatement plain(String text) {
    return new AccountStatement(text, false);
  }

  static AccountStatement identifiedBy(String text) {
    return new AccountStatement(text + " IDENTIFIED BY ", true);
  }

  /** The whole statement with what stands for the password, quoted by the caller. */
  public String with(String password) {
    return passwordFollows ? text + password : text;
  }
}
