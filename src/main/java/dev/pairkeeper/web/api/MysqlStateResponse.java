package dev.pairkeeper.web.api;

import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.MysqlSnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one look saw of a node's server. */
@Schema(name = "MysqlState")
record MysqlStateResponse(
    Flavor flavor,
    String version,
    long serverId,
    @Nullable String serverUuid,
    String hostname,
    boolean readOnly,
    @Nullable Boolean superReadOnly,
    @Nullable String gtidMode,
    @Nullable String gtidExecuted,
    @Nullable Boolean logReplicaUpdates,
    int autoIncrementIncrement,
    int autoIncrementOffset,
    long uptimeSeconds) {

  static MysqlStateResponse of(MysqlSnapshot seen) {
    return new MysqlStateResponse(
        seen.version().flavor(),
        seen.version().text(),
        seen.serverId(),
        seen.serverUuid(),
        seen.hostname(),
        seen.readOnly(),
        seen.superReadOnly(),
        seen.gtidMode(),
        Optional.ofNullable(seen.executed()).map(GtidSet::toString).orElse(null),
        seen.logReplicaUpdates(),
        seen.autoIncrementIncrement(),
        seen.autoIncrementOffset(),
        seen.uptime().toSeconds());
  }
}
