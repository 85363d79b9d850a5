package dev.pairkeeper.plan;

/** What can be done to a pair, by the names that the REST API has for it. */
public enum OperationKind {
  SET_UP,
  SWITCHOVER,
  FAILOVER,
  FENCE,
  CHANGE_PREEMPT,
  APPLY_CONFIG,
  START_KEEPALIVED,
  START_REPLICATION,
  RENEW_SERVER_UUID,
  ACKNOWLEDGE_FLAPPING,
  SET_WRITABLE,
  SET_READ_ONLY
}
