package dev.pairkeeper.operation;

/** How an operation stands, by the names that the REST API has for it. */
public enum OperationStatus {
  RUNNING,
  SUCCEEDED,
  /** A step failed; what had to be undone was undone, as far as the steps say. */
  FAILED,
  /** What was done was taken back on request. */
  UNDONE,
  /** The panel that ran it was lost. */
  INTERRUPTED,
  /** Somebody stopped it; what was done was taken back. */
  CANCELLED;

  /** Whether it may be gone on with or taken back. */
  public boolean isRecoverable() {
    return this == FAILED || this == INTERRUPTED || this == CANCELLED;
  }
}
