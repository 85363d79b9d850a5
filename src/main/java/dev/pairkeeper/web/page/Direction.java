package dev.pairkeeper.web.page;

import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replication in one direction of a pair, as its replica told.
 *
 * @param source name of the node that is read from
 * @param replica name of the node that reads
 * @param lag null when unknown
 * @param io the IO thread's state in the server's word, null when not told
 * @param sql the SQL thread's state likewise
 */
public record Direction(
    String source,
    String replica,
    Flow flow,
    @Nullable String lag,
    @Nullable String io,
    @Nullable String sql) {

  /** What goes on between the two. */
  public enum Flow {
    RUNNING,
    CONNECTING,
    STOPPED,
    /** The replica has no channel at all. */
    ABSENT,
    /** The replica reads from somebody else. */
    ELSEWHERE,
    /** The replica did not tell. */
    UNKNOWN
  }

  /** Both directions; the first node is the first direction's source. */
  public static List<Direction> both(PairSnapshot pair) {
    return List.of(between(pair.first(), pair.second()), between(pair.second(), pair.first()));
  }

  /** A direction of which nothing is known yet. */
  public static Direction unknown(String source, String replica) {
    return new Direction(source, replica, Flow.UNKNOWN, null, null, null);
  }

  private static Direction between(NodeSnapshot source, NodeSnapshot replica) {
    Optional<MysqlSnapshot> answer = replica.mysql().answer();
    if (answer.isEmpty()) {
      return unknown(source.name(), replica.name());
    }
    List<ReplicationChannel> channels = answer.get().channels();
    return channels.stream()
        .filter(channel -> !readsFromOther(channel, source))
        .findFirst()
        .map(channel -> along(channel, source, replica))
        .orElseGet(() ->
            new Direction(
                source.name(),
                replica.name(),
                channels.isEmpty() ? Flow.ABSENT : Flow.ELSEWHERE,
                null,
                null,
                null));
  }

  private static Direction along(
      ReplicationChannel channel, NodeSnapshot source, NodeSnapshot replica) {
    return new Direction(
        source.name(),
        replica.name(),
        flow(channel),
        channel.lag().known().map(Durations::text).orElse(null),
        channel.ioRunning().name(),
        channel.sqlRunning() ? "YES" : "NO");
  }

  private static Flow flow(ReplicationChannel channel) {
    if (!channel.sqlRunning()) {
      return Flow.STOPPED;
    }
    return switch (channel.ioRunning()) {
      case YES -> Flow.RUNNING;
      case CONNECTING -> Flow.CONNECTING;
      case NO -> Flow.STOPPED;
    };
  }

  /** Only identities prove it: a host may be configured by name here and by address there. */
  private static boolean readsFromOther(ReplicationChannel channel, NodeSnapshot source) {
    return source
        .mysql()
        .answer()
        .map(seen ->
            differ(channel.sourceServerUuid(), seen.serverUuid())
                || differ(channel.sourceServerId(), seen.serverId()))
        .orElse(false);
  }

  private static boolean differ(@Nullable Object one, @Nullable Object other) {
    return one != null && other != null && !Objects.equals(one, other);
  }
}
