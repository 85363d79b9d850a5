package dev.pairkeeper.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a node's server brought. Null is 'this server does not have it' or 'the account
 * may not see it'; the latter is also named in {@link #hidden()}.
 *
 * @param readAt the panel's clock when the answer was complete
 * @param serverUuid null on MariaDB, which has none
 * @param superReadOnly null where the server does not have it (MySQL 5.6, MariaDB)
 * @param gtidMode as the server says, ON or OFF on MySQL; the domain id's use on MariaDB
 * @param executed all transactions the server has; null when GTIDs are off or hidden
 * @param purged transactions that are no longer in its binary logs; null when not known
 * @param skippedErrors the value of replica_skip_errors, {@code OFF} when none are skipped
 * @param binlogFiltered whether binlog-do-db or binlog-ignore-db is set
 * @param channels as a replica
 * @param longestCommitWait of statements that wait to commit or for a flush; null when not known
 * @param hidden sentences about what a missing privilege hides, with the GRANT that shows it
 */
public record MysqlSnapshot(
    Instant readAt,
    ServerVersion version,
    String hostname,
    long serverId,
    @Nullable String serverUuid,
    boolean readOnly,
    @Nullable Boolean superReadOnly,
    @Nullable String gtidMode,
    @Nullable GtidSet executed,
    @Nullable GtidSet purged,
    boolean binlogOn,
    @Nullable Boolean logReplicaUpdates,
    int autoIncrementIncrement,
    int autoIncrementOffset,
    String skippedErrors,
    boolean binlogFiltered,
    Duration uptime,
    int connections,
    int maxConnections,
    @Nullable Duration longestCommitWait,
    List<ReplicationChannel> channels,
    List<String> hidden) {

  /** Whether an ordinary client's write would be taken. */
  public boolean writable() {
    return !readOnly && !Boolean.TRUE.equals(superReadOnly);
  }

  /** The same with other channels. */
  public MysqlSnapshot withChannels(List<ReplicationChannel> others) {
    return new MysqlSnapshot(
        readAt,
        version,
        hostname,
        serverId,
        serverUuid,
        readOnly,
        superReadOnly,
        gtidMode,
        executed,
        purged,
        binlogOn,
        logReplicaUpdates,
        autoIncrementIncrement,
        autoIncrementOffset,
        skippedErrors,
        binlogFiltered,
        uptime,
        connections,
        maxConnections,
        longestCommitWait,
        others,
        hidden);
  }
}
