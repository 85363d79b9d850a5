package dev.pairkeeper.mysql;

/** What a look asks a server about, in the order in which it must be asked. */
enum Topic {
  /** Binary log filters; options of the server's start, so asked once per session. */
  LOG_FILTERS(true),
  /**
   * Whether the account sees other accounts' statements; else commit waits would look like none.
   */
  PROCESS_PRIVILEGE(true),
  /** The channels by which it replicates. */
  REPLICATION(false),
  /** What the channels' threads work on; read before the state, which has the executed set. */
  APPLIERS(false),
  /** The heartbeat table. */
  HEARTBEAT(false),
  /** Statements that wait to commit. */
  COMMIT_WAITS(false),
  /** Uptime and connections. */
  COUNTERS(false),
  /** Variables; needs no privilege, and a look without it is none. */
  STATE(false);

  private final boolean once;

  Topic(boolean once) {
    this.once = once;
  }

  /** Whether one answer is good for the whole session. */
  boolean once() {
    return once;
  }
}
