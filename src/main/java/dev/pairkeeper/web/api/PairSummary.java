package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair in one line.
 *
 * @param owner null unless exactly one node holds the VIP
 * @param writable the nodes that take writes
 * @param maxLagSeconds of the direction that is furthest behind; null when either is unknown
 * @param observedAt null before the first look
 * @param maintenanceUntil when its maintenance ends; null when it is in none
 */
record PairSummary(
    String name,
    Health health,
    String vip,
    @Nullable String owner,
    List<String> writable,
    @Nullable Double maxLagSeconds,
    ProblemCounts problems,
    @Nullable Instant observedAt,
    @Nullable Instant maintenanceUntil) {

  /** How many problems stand. */
  record ProblemCounts(int critical, int warning) {

    private static ProblemCounts of(List<OpenProblem> problems) {
      return new ProblemCounts(
          count(problems, Severity.CRITICAL), count(problems, Severity.WARNING));
    }

    private static int count(List<OpenProblem> problems, Severity severity) {
      return (int) problems.stream().filter(open -> open.problem().severity() == severity).count();
    }
  }

  /** Worst health first; a pair that nobody sees comes right after those that are known to hurt. */
  static final Comparator<PairSummary> WORST_FIRST =
      Comparator.comparingInt((PairSummary summary) -> urgency(summary.health()))
          .thenComparing(PairSummary::name);

  static PairSummary unseen(Pair pair, @Nullable Instant maintenanceUntil) {
    return new PairSummary(
        pair.name(),
        Health.UNKNOWN,
        pair.vip().toString(),
        null,
        List.of(),
        null,
        new ProblemCounts(0, 0),
        null,
        maintenanceUntil);
  }

  static PairSummary of(PairStatus status, @Nullable Instant maintenanceUntil) {
    PairSnapshot seen = status.snapshot();
    return new PairSummary(
        seen.pair().name(),
        status.assessment().health(),
        seen.pair().vip().toString(),
        seen.vipOwner().map(NodeSnapshot::name).orElse(null),
        seen.writableNodes().stream().map(NodeSnapshot::name).toList(),
        Seconds.of(maxLag(seen)),
        ProblemCounts.of(status.problems()),
        seen.takenAt(),
        maintenanceUntil);
  }

  /** Whether the other says the same, be it of another moment. */
  boolean saysTheSameAs(PairSummary other) {
    return at(null).equals(other.at(null));
  }

  private PairSummary at(@Nullable Instant moment) {
    return new PairSummary(
        name, health, vip, owner, writable, maxLagSeconds, problems, moment, maintenanceUntil);
  }

  private static int urgency(Health health) {
    return switch (health) {
      case CRITICAL -> 0;
      case UNKNOWN -> 1;
      case WARNING -> 2;
      case OK -> 3;
    };
  }

  private static @Nullable Duration maxLag(PairSnapshot seen) {
    Duration longest = Duration.ZERO;
    for (NodeSnapshot node : seen.nodes()) {
      List<ReplicationChannel> channels =
          node.mysql().answer().map(MysqlSnapshot::channels).orElse(List.of());
      if (channels.isEmpty()) {
        return null;
      }
      for (ReplicationChannel channel : channels) {
        Duration lag = channel.lag().duration();
        if (lag == null) {
          return null;
        }
        longest = lag.compareTo(longest) > 0 ? lag : longest;
      }
    }
    return longest;
  }
}
