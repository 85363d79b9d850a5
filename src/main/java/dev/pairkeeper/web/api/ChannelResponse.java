package dev.pairkeeper.web.api;

import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ThreadState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel by which a node replicates.
 *
 * @param name empty for the default channel
 * @param source host and port as configured on the replica
 * @param lagSeconds null when unknown
 * @param ioError empty when there is none
 */
@Schema(name = "Channel")
record ChannelResponse(
    String name,
    String source,
    ThreadState ioRunning,
    ThreadState sqlRunning,
    @Nullable Double lagSeconds,
    Lag.@Nullable Source lagFrom,
    String ioError,
    String sqlError) {

  static List<ChannelResponse> all(MysqlSnapshot seen) {
    return seen.channels().stream().map(ChannelResponse::of).toList();
  }

  private static ChannelResponse of(ReplicationChannel channel) {
    return new ChannelResponse(
        channel.name(),
        channel.sourceHost() + ":" + channel.sourcePort(),
        channel.ioRunning(),
        channel.sqlRunning() ? ThreadState.YES : ThreadState.NO,
        Seconds.of(channel.lag().duration()),
        channel.lag().from(),
        channel.ioError(),
        channel.sqlError());
  }
}
