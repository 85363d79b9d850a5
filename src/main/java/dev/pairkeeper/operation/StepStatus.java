package dev.pairkeeper.operation;

/** How a step of an operation stands. */
public enum StepStatus {
  PENDING,
  /** Begun and not known to have ended. */
  RUNNING,
  DONE,
  FAILED,
  /** Being taken back, and not known to have been. */
  UNDOING,
  UNDONE,
  /** Could not be taken back. */
  UNDO_FAILED
}
