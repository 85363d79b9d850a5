package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node from all looks so far; null is 'never seen'. What a look could not see,
 * because nobody answered or because it was hidden from the panel's account, stays as it was.
 *
 * @param mysqlUp false once the server was seen to be down: refused, or silent for two looks
 * @param sshUp likewise of the host
 * @param startedAt when the server started, by its uptime
 * @param channels by name
 * @param files digest, mode and owner by path; {@link #UNREAD} where there is a file that was never
 *     read
 */
record KnownNode(
    @Nullable Boolean mysqlUp,
    @Nullable Boolean sshUp,
    @Nullable Boolean writable,
    @Nullable Instant startedAt,
    @Nullable VrrpState vrrp,
    @Nullable Map<String, Threads> channels,
    @Nullable Map<String, String> files) {

  static final KnownNode NOTHING = new KnownNode(null, null, null, null, null, null, null);

  static final String UNREAD = "";

  /** Whether a channel's two threads run. */
  record Threads(boolean io, boolean sql) {

    static Threads of(ReplicationChannel channel) {
      return new Threads(channel.ioRunning() == ThreadState.YES, channel.sqlRunning());
    }
  }

  /** What is known after one more look. */
  KnownNode after(NodeSnapshot seen) {
    KnownNode now = withHost(seen.host().answer().orElse(null));
    now = now.withServer(seen.mysql().answer().orElse(null));
    @Nullable VrrpState state =
        seen.vrrp()
            .map(VrrpInstance::state)
            .filter(told -> told != VrrpState.UNKNOWN)
            .orElse(now.vrrp);
    return new KnownNode(
        up(seen.mysql(), mysqlUp),
        up(seen.host(), sshUp),
        now.writable,
        now.startedAt,
        state,
        now.channels,
        now.files);
  }

  private KnownNode withServer(@Nullable MysqlSnapshot server) {
    if (server == null) {
      return this;
    }
    Instant started = server.readAt().minus(server.uptime());
    return new KnownNode(mysqlUp, sshUp, server.writable(), started, vrrp, threads(server), files);
  }

  private @Nullable Map<String, Threads> threads(MysqlSnapshot server) {
    boolean hidden = server.channels().isEmpty() && !server.hidden().isEmpty();
    return hidden
        ? channels
        : server.channels().stream()
            .collect(Collectors.toMap(ReplicationChannel::name, Threads::of, (one, two) -> two));
  }

  private KnownNode withHost(@Nullable HostSnapshot host) {
    if (host == null) {
      return this;
    }
    return new KnownNode(mysqlUp, sshUp, writable, startedAt, vrrp, channels, hashes(host));
  }

  private @Nullable Map<String, String> hashes(HostSnapshot host) {
    List<FileFact> read = host.files().stream().filter(FileFact::isRead).toList();
    if (read.isEmpty() && !host.hiddenFiles().isEmpty()) {
      return files;
    }
    Map<String, String> hashes = new HashMap<>();
    host.hiddenFiles().forEach(path -> hashes.put(path, known(path)));
    read.forEach(file -> hashes.put(file.path(), state(file)));
    return Map.copyOf(hashes);
  }

  private String known(String path) {
    return files == null ? UNREAD : files.getOrDefault(path, UNREAD);
  }

  private static String state(FileFact file) {
    return "%s %s %s".formatted(file.sha256(), file.mode(), file.owner());
  }

  private static @Nullable Boolean up(Probe<?> probe, @Nullable Boolean before) {
    return switch (probe) {
      case Probe.Answered<?> answered -> Boolean.TRUE;
      case Probe.Failed<?>(ProbeFailure why) -> provesDown(why) ? Boolean.FALSE : before;
    };
  }

  private static boolean provesDown(ProbeFailure why) {
    return switch (why.kind()) {
      case REFUSED -> true;
      case UNREACHABLE, TIMED_OUT -> why.looks() > 1;
      case ACCESS_DENIED, HOST_KEY_CHANGED, TOO_MANY_CONNECTIONS, ERROR -> false;
    };
  }
}
