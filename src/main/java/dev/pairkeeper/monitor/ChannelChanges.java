package dev.pairkeeper.monitor;

import static dev.pairkeeper.monitor.EventLog.Kind.REPLICATION_STARTED;
import static dev.pairkeeper.monitor.EventLog.Kind.REPLICATION_STOPPED;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which replication threads of a node started or stopped. Pure. */
final class ChannelChanges {

  private ChannelChanges() {}

  /**
   * The changes of all channels.
   *
   * @param before the threads of the channels as they were known, null when never seen
   */
  static List<Change> of(@Nullable Map<String, KnownNode.Threads> before, NodeSnapshot seen) {
    if (before == null) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    seen.mysql()
        .answer()
        .ifPresent(server ->
            server
                .channels()
                .forEach(channel ->
                    changes.addAll(ofChannel(before.get(channel.name()), channel, seen.name()))));
    return changes;
  }

  private static List<Change> ofChannel(
      KnownNode.@Nullable Threads before, ReplicationChannel channel, String node) {
    KnownNode.Threads was = before == null ? new KnownNode.Threads(false, false) : before;
    KnownNode.Threads is = KnownNode.Threads.of(channel);
    List<Change> changes = new ArrayList<>();
    if (was.io() != is.io()) {
      changes.add(ofThread("IO", is.io(), channel, node, channel.ioError()));
    }
    if (was.sql() != is.sql()) {
      changes.add(ofThread("SQL", is.sql(), channel, node, channel.sqlError()));
    }
    return changes;
  }

  private static Change ofThread(
      String thread, boolean runs, ReplicationChannel channel, String node, String error) {
    String name = channel.name().isEmpty() ? "" : " of channel '" + channel.name() + "'";
    String verb = runs ? "runs" : "stopped";
    String why = runs || error.isBlank() ? "." : ": " + error;
    String message =
        "%s's %s thread%s from %s %s%s"
            .formatted(node, thread, name, channel.sourceHost(), verb, why);
    return new Change(runs ? REPLICATION_STARTED : REPLICATION_STOPPED, node, message);
  }
}
