package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.LogPosition;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.StrayWrites;
import dev.pairkeeper.topology.ThreadState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the nodes of a pair have by global transaction ids. Without them, or when a server
 * was not seen, every answer is empty: nothing can be told, so nothing is claimed.
 *
 * <p>The two servers of one look are read at slightly different moments, so a difference between
 * them may be in flight only. What the one had at the baseline (see {@link PastLooks}) and the
 * other lacks now is not.
 */
final class Transactions {

  private Transactions() {}

  /** All that the server has; empty when not known. */
  static Optional<GtidSet> executed(NodeView node) {
    return node.mysql().map(MysqlSnapshot::executed);
  }

  /** All that the node has received from its peer; empty when not known. */
  static Optional<GtidSet> retrieved(NodeView node) {
    return node.fromPeer().map(ReplicationChannel::retrieved);
  }

  /** How far the node has read its peer's log; empty when not known. */
  static Optional<LogPosition> readUpTo(NodeView node) {
    return node.fromPeer().map(ReplicationChannel::readUpTo);
  }

  /**
   * What a standby has and the VIP's owner neither has nor is about to apply, although the standby
   * had it at the baseline already.
   *
   * <p>Transactions of other sources that the standby replicates from arrive at the owner in their
   * own time and are not meant. Where both nodes take writes, the same goes for the standby's own:
   * a stopped or slow channel tells of those. Without a known owner there is no side to measure by.
   * A MariaDB position may have forgotten what a third server made long ago, so only what the two
   * nodes made counts there.
   */
  static GtidSet missingOnOwner(NodeView standby) {
    GtidSet before = standby.pair().past().executedBefore().get(standby.name());
    Optional<GtidSet> now = executed(standby);
    Optional<GtidSet> owners = executed(standby.peer());
    if (!standby.isStandby() || before == null || now.isEmpty() || owners.isEmpty()) {
      return GtidSet.EMPTY;
    }
    GtidSet missing =
        before
            .intersect(now.get())
            .minus(owners.get())
            .minus(retrieved(standby.peer()).orElse(GtidSet.EMPTY));
    GtidSet counted =
        standby.server().version().flavor() == Flavor.MARIADB
            ? ownOf(standby, missing).union(ownOf(standby.peer(), missing).beyond(owners.get()))
            : missing;
    GtidSet others = counted.minus(ofOtherSources(standby, counted));
    return standby.pair().singleWriter() ? others : others.minus(ownOf(standby, others));
  }

  /**
   * What a standby wrote itself since the baseline, although only the VIP's owner is to write.
   * Replication carries it to the owner at once, so it is never missing there; its origin gives it
   * away.
   *
   * <p>Only told when its peer has owned the VIP since before the baseline: what an old owner wrote
   * up to a move was rightly written, and its server may have been read shortly before its host.
   * Nor while that peer takes no writes: then it is being handed over, or is told as read-only.
   */
  static GtidSet writtenOnStandby(NodeView standby) {
    PastLooks past = standby.pair().past();
    GtidSet before = past.executedBefore().get(standby.name());
    if (before == null
        || !standby.pair().singleWriter()
        || !standbySinceBaseline(standby)
        || standby.peer().server(owner -> !owner.writable())) {
      return GtidSet.EMPTY;
    }
    return executed(standby).map(now -> ownOf(standby, now.minus(before))).orElse(GtidSet.EMPTY);
  }

  /** Those together with the ones remembered from earlier looks. */
  static GtidSet strayWrites(NodeView standby) {
    GtidSet fresh = writtenOnStandby(standby);
    StrayWrites remembered = standby.pair().past().strayWrites().get(standby.name());
    if (remembered == null || standby.isOwner() || !isRecent(standby, remembered)) {
      return fresh;
    }
    return remembered.transactions().union(fresh);
  }

  private static boolean isRecent(NodeView standby, StrayWrites writes) {
    return Memory.isRecent(writes.lastSeenAt(), standby.pair().snapshot().takenAt());
  }

  private static boolean standbySinceBaseline(NodeView node) {
    PastLooks past = node.pair().past();
    Instant baseline = past.lookedAt();
    return node.isStandby()
        && node.peer().name().equals(past.ownerBefore())
        && baseline != null
        && past.lastMove().filter(move -> !move.isBefore(baseline)).isEmpty();
  }

  /**
   * What the peer had at the baseline and has not even reached the node, while its IO thread says
   * that it is connected and has brought nothing since. A cut network looks like this until the
   * thread's own time-out, a minute by default (MySQL manual, {@code replica_net_timeout}). What is
   * errant on the peer is told as such.
   *
   * <p>One very large transaction counts as received only when it is complete. While it comes, the
   * position to which the IO thread has read moves with each of its events, on every server; where
   * there are commit timestamps these tell of one that is a single large event, too.
   */
  static GtidSet notReceived(NodeView replica) {
    PastLooks past = replica.pair().past();
    GtidSet peerBefore = past.executedBefore().get(replica.peer().name());
    GtidSet receivedBefore = past.retrievedBefore().get(replica.name());
    Optional<GtidSet> received = retrieved(replica);
    boolean claimsToReceive =
        replica.fromPeer(c -> c.ioRunning() == ThreadState.YES && c.autoPosition());
    if (peerBefore == null
        || !claimsToReceive
        || isReceivingOne(replica)
        || readsOn(replica)
        || !received.equals(Optional.ofNullable(receivedBefore))) {
      return GtidSet.EMPTY;
    }
    GtidSet has = executed(replica).orElse(GtidSet.EMPTY).union(received.orElse(GtidSet.EMPTY));
    GtidSet missing = lacking(replica.peer(), peerBefore, has).minus(purged(replica.peer()));
    return missing.minus(ownOf(replica, missing)).minus(missingOnOwner(replica.peer()));
  }

  /** Whether the IO thread has read anything since the baseline. */
  private static boolean readsOn(NodeView replica) {
    LogPosition before = replica.pair().past().readBefore().get(replica.name());
    return before != null && readUpTo(replica).filter(now -> !now.equals(before)).isPresent();
  }

  /**
   * With nothing left to apply, a lag by commit timestamps is the age of what is being received.
   */
  private static boolean isReceivingOne(NodeView replica) {
    boolean behind = lagByCommitTimes(replica).filter(Duration::isPositive).isPresent();
    return behind && notApplied(replica).filter(GtidSet::isEmpty).isPresent();
  }

  /**
   * Whether the replica would tell of a transaction that is being received: its lag is one by
   * commit timestamps, or unknown since its source is silent, which it is not while it sends one.
   */
  static boolean tellsWhatItReceives(NodeView replica) {
    boolean couldTell = replica.server(seen -> hasCommitTimes(seen.version()));
    boolean silent =
        replica.fromPeer(channel -> channel.running() && channel.lag().known().isEmpty());
    return lagByCommitTimes(replica).isPresent() || (couldTell && silent);
  }

  private static boolean hasCommitTimes(ServerVersion version) {
    return version.flavor() == Flavor.MYSQL && version.isAtLeast(8, 0, 1);
  }

  private static Optional<Duration> lagByCommitTimes(NodeView replica) {
    return replica
        .fromPeer()
        .map(ReplicationChannel::lag)
        .filter(lag -> lag.from() == Lag.Source.COMMIT_TIMESTAMPS)
        .flatMap(Lag::known);
  }

  /** Whether the baseline is old enough for a healthy network to have brought what stood then. */
  static boolean baselineIsOld(PairView pair) {
    Instant baseline = pair.past().lookedAt();
    return baseline != null && !Memory.isNear(baseline, pair.snapshot().takenAt());
  }

  /** What the peer has thrown away and the node, which asks for it by id, lacks. */
  static GtidSet purgedButNeeded(NodeView replica) {
    if (!replica.fromPeer(ReplicationChannel::autoPosition) || executed(replica).isEmpty()) {
      return GtidSet.EMPTY;
    }
    return purged(replica.peer())
        .minus(executed(replica).get())
        .minus(retrieved(replica).orElse(GtidSet.EMPTY));
  }

  private static GtidSet purged(NodeView node) {
    return node.mysql().map(MysqlSnapshot::purged).orElse(GtidSet.EMPTY);
  }

  /** What the node has received and not applied yet; empty optional when that cannot be told. */
  static Optional<GtidSet> notApplied(NodeView replica) {
    return executed(replica)
        .flatMap(applied ->
            retrieved(replica).map(received -> lacking(replica.peer(), received, applied)));
  }

  /** What the node's peer has and the node lacks; empty optional when that cannot be told. */
  static Optional<GtidSet> lackedBy(NodeView node) {
    return executed(node)
        .flatMap(own -> executed(node.peer()).map(peers -> lacking(node.peer(), peers, own)));
  }

  /**
   * What the node's silent peer had when it last told and the node has neither applied nor
   * received; what the peer did since then nobody knows. Empty optional when that cannot be told.
   */
  static Optional<GtidSet> lackedAsLastSeen(NodeView node) {
    GtidSet then = node.pair().past().lastExecuted().get(node.peer().name());
    return node.peer().mysql().isPresent() || then == null
        ? Optional.empty()
        : executed(node)
            .map(own ->
                lacking(node.peer(), then, own.union(retrieved(node).orElse(GtidSet.EMPTY))));
  }

  /**
   * What of the set has not been reached. On MariaDB by domain, but what the peer made itself by
   * its own number where that is known: where both nodes write, or wrote after a cut, the other's
   * higher numbers say nothing of it.
   */
  private static GtidSet lacking(NodeView peer, GtidSet set, GtidSet reached) {
    GtidSet exact = ownOf(peer, set.minus(reached));
    return exact.origins().stream()
        .filter(reached.origins()::contains)
        .map(exact::from)
        .reduce(set.beyond(reached), GtidSet::union);
  }

  /** Those of the set that the node's server made itself. */
  static GtidSet ownOf(NodeView node, GtidSet set) {
    return node.mysql()
        .map(seen -> made(seen.serverUuid(), seen.serverId(), set))
        .orElse(GtidSet.EMPTY);
  }

  private static GtidSet ofOtherSources(NodeView node, GtidSet set) {
    GtidSet found = GtidSet.EMPTY;
    for (ReplicationChannel channel : node.server().channels()) {
      Long id = channel.sourceServerId();
      if (Sources.of(node, channel) == Sources.OTHER && id != null) {
        found = found.union(made(channel.sourceServerUuid(), id, set));
      }
    }
    return found;
  }

  /** By UUID on MySQL; by the second number of {@code domain-server} on MariaDB. */
  private static GtidSet made(@Nullable String uuid, long serverId, GtidSet set) {
    GtidSet made = GtidSet.EMPTY;
    for (String origin : set.origins()) {
      if (uuid != null ? isOf(uuid, origin) : origin.endsWith("-" + serverId)) {
        made = made.union(set.from(origin));
      }
    }
    return made;
  }

  private static boolean isOf(String uuid, String origin) {
    return origin.regionMatches(true, 0, uuid, 0, uuid.length());
  }
}
