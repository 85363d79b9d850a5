package dev.pairkeeper.topology;

/** What the host's service manager says of a service. */
public enum ServiceState {
  RUNNING,
  STOPPED,
  FAILED,
  /** No such service, or no way to ask. */
  UNKNOWN
}
