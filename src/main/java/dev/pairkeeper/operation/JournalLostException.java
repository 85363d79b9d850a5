package dev.pairkeeper.operation;

/** What an operation does can't be written down any more, so it does nothing more. */
class JournalLostException extends RuntimeException {

  JournalLostException(String operation) {
    super("operation %s lost its journal".formatted(operation));
  }
}
