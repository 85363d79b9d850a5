package dev.pairkeeper.topology;

/** What a replica says of its IO thread. */
public enum ThreadState {
  YES,
  NO,
  CONNECTING
}
