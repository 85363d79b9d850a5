package dev.pairkeeper.topology;

import org.jspecify.annotations.Nullable;

/**
 * One channel by which a node replicates from a source.
 *
 * @param name empty for the default channel
 * @param sourceHost as configured on the replica, so a name or an address
 * @param sourceServerId null until the replica has connected once
 * @param sourceServerUuid null until then, and on MariaDB
 * @param retrieved transactions the IO thread has brought; null without GTIDs
 * @param readUpTo how far the IO thread has read its source's log, event by event, so that it moves
 *     within a transaction, too; null before the replica has connected once
 * @param appliedAll whether everything received has been applied, by positions where there are no
 *     GTIDs; null when that cannot be told, as before the replica has connected once
 * @param ioErrorNumber 0 when there is none
 * @param sqlErrorNumber 0 when there is none
 * @param secondsBehindSource the server's own figure, null when it says NULL
 * @param filtered whether replication filters apply on this channel
 */
public record ReplicationChannel(
    String name,
    String sourceHost,
    int sourcePort,
    @Nullable Long sourceServerId,
    @Nullable String sourceServerUuid,
    ThreadState ioRunning,
    boolean sqlRunning,
    Lag lag,
    boolean autoPosition,
    @Nullable GtidSet retrieved,
    @Nullable LogPosition readUpTo,
    @Nullable Boolean appliedAll,
    int ioErrorNumber,
    String ioError,
    int sqlErrorNumber,
    String sqlError,
    @Nullable Long secondsBehindSource,
    boolean filtered) {

  /** Whether both threads run. */
  public boolean running() {
    return ioRunning == ThreadState.YES && sqlRunning;
  }

  /** The same with another lag. */
  public ReplicationChannel withLag(Lag other) {
    return new ReplicationChannel(
        name,
        sourceHost,
        sourcePort,
        sourceServerId,
        sourceServerUuid,
        ioRunning,
        sqlRunning,
        other,
        autoPosition,
        retrieved,
        readUpTo,
        appliedAll,
        ioErrorNumber,
        ioError,
        sqlErrorNumber,
        sqlError,
        secondsBehindSource,
        filtered);
  }
}
