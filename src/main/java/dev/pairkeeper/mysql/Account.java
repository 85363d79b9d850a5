package dev.pairkeeper.mysql;

/** An account as a server matched it: {@code 'pairkeeper'@'10.0.0.%'}. */
record Account(String user, String host) {

  /** Reads what {@code CURRENT_USER()} answers; a host has no at sign, a user may have one. */
  static Account parse(String text) {
    int at = text.lastIndexOf('@');
    return new Account(text.substring(0, at), text.substring(at + 1));
  }

  /** Quoted, as a GRANT wants it. */
  @Override
  public String toString() {
    return quoted(user) + "@" + quoted(host);
  }

  private static String quoted(String name) {
    return "'" + name.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
