package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.Lag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells the lag of a channel from what its server says.
 *
 * <p>By commit timestamps (MySQL 9 manual, section 'Replication Delay Timestamps'): the lag is the
 * age of the oldest transaction that is received and not yet applied: the one being applied, else
 * the one being scheduled. When all that was received is applied, it is the age of the transaction
 * being received, else zero, so that the lag of an idle replica does not grow. Transactions that
 * are queued while nobody works on them, as under {@code SOURCE_DELAY}, are at least as old as the
 * newest of them and as the server's own figure. Ages compare the source's clock with the
 * replica's, so they are off by as much as the clocks are.
 *
 * <p>A stopped or connecting thread, a source that missed a heartbeat, and a NULL make it unknown.
 *
 * @param running whether both threads run, and the IO thread is connected
 * @param appliedAll whether everything that was received is applied
 * @param secondsBehind the server's own figure, null when NULL
 * @param times null where the server has none or hides them
 * @param heartbeatAge of the source's row in the heartbeat table, null without one
 */
record LagRule(
    boolean running,
    boolean appliedAll,
    @Nullable Long secondsBehind,
    @Nullable CommitTimes times,
    @Nullable Duration heartbeatAge) {

  Lag lag() {
    if (!running) {
      return Lag.UNKNOWN;
    }
    boolean silent = times != null && times.sourceIsSilent();
    Duration byTimes = times == null || silent ? null : byCommitTimes(times);
    if (byTimes != null) {
      return Lag.of(byTimes, Lag.Source.COMMIT_TIMESTAMPS);
    }
    if (heartbeatAge != null) {
      return Lag.of(heartbeatAge, Lag.Source.HEARTBEAT);
    }
    return secondsBehind == null || silent
        ? Lag.UNKNOWN
        : Lag.of(Duration.ofSeconds(secondsBehind), Lag.Source.SECONDS_BEHIND_SOURCE);
  }

  private @Nullable Duration byCommitTimes(CommitTimes known) {
    if (known.applying() != null) {
      return known.age(known.applying());
    }
    if (known.scheduling() != null) {
      return known.age(known.scheduling());
    }
    if (appliedAll) {
      return known.queueing() == null ? Duration.ZERO : known.age(known.queueing());
    }
    return atLeastSecondsBehind(known.age(known.queued()));
  }

  private @Nullable Duration atLeastSecondsBehind(@Nullable Duration age) {
    if (age == null || secondsBehind == null) {
      return age;
    }
    Duration byServer = Duration.ofSeconds(secondsBehind);
    return byServer.compareTo(age) > 0 ? byServer : age;
  }
}
