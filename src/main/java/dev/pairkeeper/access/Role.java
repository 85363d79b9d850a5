package dev.pairkeeper.access;

/** What a user may do. Each role may also do what the ones above it here may. */
public enum Role {
  /** Reads the metrics and nothing else. */
  METRICS,
  /** Reads everything and may ask for a look. */
  VIEWER,
  /** Runs operations. */
  OPERATOR,
  /** Edits pairs, users and tokens. */
  ADMIN
}
