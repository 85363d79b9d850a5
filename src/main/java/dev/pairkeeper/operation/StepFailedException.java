package dev.pairkeeper.operation;

/** A deed could not be done, or what it was to bring about is not so; the message says which. */
class StepFailedException extends RuntimeException {

  StepFailedException(String message) {
    super(message);
  }
}
