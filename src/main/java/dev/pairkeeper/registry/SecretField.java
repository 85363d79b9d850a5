package dev.pairkeeper.registry;

/** The secrets of a pair and of its nodes, with their field paths in the API's JSON. */
enum SecretField {
  VRRP_PASSWORD("vrrpPassword"),
  REPLICATION_PASSWORD("replicationPassword"),
  /** Of the account that the scripts on the nodes use: the panel's own, not a field of a spec. */
  NODE_ACCOUNT_PASSWORD("nodeAccountPassword"),
  MYSQL_PASSWORD("mysql.password"),
  SSH_PRIVATE_KEY("ssh.privateKey"),
  SSH_PRIVATE_KEY_PASSPHRASE("ssh.privateKeyPassphrase"),
  SSH_PASSWORD("ssh.password"),
  /** May hold passwords of a management card or a cloud. */
  FENCE_COMMAND("fenceCommand");

  private final String path;

  SecretField(String path) {
    this.path = path;
  }

  /** The field below its owner, a pair or a node. */
  String path() {
    return path;
  }

  /** Whether an empty text is a value of its own: an account may have an empty password. */
  boolean mayBeEmpty() {
    return this == MYSQL_PASSWORD;
  }
}
