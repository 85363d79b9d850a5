package dev.pairkeeper.topology;

/** How bad a problem is, worst first. */
public enum Severity {
  /** Applications are hurt now, or data is at risk. */
  CRITICAL,
  /** The pair serves, but would not survive the next fault, or drifts. */
  WARNING,
  /** Worth knowing. */
  INFO
}
