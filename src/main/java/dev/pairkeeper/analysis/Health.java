package dev.pairkeeper.analysis;

/** The state of a pair in one word. */
public enum Health {
  OK,
  WARNING,
  CRITICAL,
  /** Too little was seen to tell. */
  UNKNOWN
}
