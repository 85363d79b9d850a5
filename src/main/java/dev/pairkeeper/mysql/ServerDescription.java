package dev.pairkeeper.mysql;

import dev.pairkeeper.topology.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server that nobody registered yet is set up, in its own words.
 *
 * @param serverUuid null on MariaDB, which has none
 * @param socket null where the server has none
 * @param sources what it replicates from
 * @param readers who reads its binary log at this moment
 * @param hidden sentences about what a missing privilege hides, with the GRANT that shows it
 */
public record ServerDescription(
    ServerVersion version,
    String hostname,
    @Nullable String serverUuid,
    int port,
    @Nullable String socket,
    boolean writable,
    List<Source> sources,
    List<Reader> readers,
    List<String> hidden) {

  /**
   * A channel by which it replicates.
   *
   * @param channel empty for the default channel
   * @param host as configured, so a name or an address
   * @param user the account at the source, empty when none is configured
   */
  public record Source(String channel, String host, int port, String user) {}

  /**
   * A replica that is connected.
   *
   * @param user the account by which it logged in
   * @param host where it comes from, a name or an address
   */
  public record Reader(String user, String host) {}
}
