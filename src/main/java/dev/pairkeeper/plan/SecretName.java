package dev.pairkeeper.plan;

/** Which secret of a pair belongs into a text; what it is, only the runner learns. */
public enum SecretName {
  /** Of the account by which each node reads from its peer. */
  REPLICATION_PASSWORD,
  /** Of VRRP version 2. */
  VRRP_PASSWORD,
  /** Of the account that the scripts on the nodes use. */
  NODE_ACCOUNT_PASSWORD
}
