package dev.pairkeeper.topology;

/** What keepalived claims about one VRRP instance. */
public enum VrrpState {
  MASTER,
  BACKUP,
  FAULT,
  /** keepalived does not run, or the instance is still in INIT. */
  STOPPED,
  /** keepalived runs but does not tell, as a build without JSON. */
  UNKNOWN
}
