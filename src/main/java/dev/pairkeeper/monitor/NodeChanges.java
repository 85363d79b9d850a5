package dev.pairkeeper.monitor;

import static dev.pairkeeper.monitor.EventLog.Kind.BECAME_READ_ONLY;
import static dev.pairkeeper.monitor.EventLog.Kind.BECAME_WRITABLE;
import static dev.pairkeeper.monitor.EventLog.Kind.CONFIG_FILE_CHANGED;
import static dev.pairkeeper.monitor.EventLog.Kind.MYSQL_DOWN;
import static dev.pairkeeper.monitor.EventLog.Kind.MYSQL_UP;
import static dev.pairkeeper.monitor.EventLog.Kind.SERVER_RESTARTED;
import static dev.pairkeeper.monitor.EventLog.Kind.SSH_BACK;
import static dev.pairkeeper.monitor.EventLog.Kind.SSH_LOST;
import static dev.pairkeeper.monitor.EventLog.Kind.VRRP_CHANGED;

import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what became different on one node. Pure. */
final class NodeChanges {

  /** Uptimes are whole seconds, and an answer travels; less than this is no restart. */
  private static final Duration RESTART = Duration.ofSeconds(5);

  private final KnownNode before;
  private final KnownNode now;
  private final NodeSnapshot seen;
  private final List<Change> changes = new ArrayList<>();

  private NodeChanges(KnownNode before, NodeSnapshot seen) {
    this.before = before;
    this.now = before.after(seen);
    this.seen = seen;
  }

  static List<Change> of(KnownNode before, NodeSnapshot seen) {
    NodeChanges node = new NodeChanges(before, seen);
    node.reachability();
    node.server();
    node.changes.addAll(ChannelChanges.of(before.channels(), seen));
    node.host();
    return node.changes;
  }

  private void reachability() {
    String name = seen.name();
    if (became(before.mysqlUp(), now.mysqlUp(), false)) {
      add(MYSQL_DOWN, "%s's server is down: %s".formatted(name, why(seen.mysql())));
    }
    if (became(before.mysqlUp(), now.mysqlUp(), true)) {
      add(MYSQL_UP, "%s's server is up again.".formatted(name));
    }
    if (became(before.sshUp(), now.sshUp(), false)) {
      add(SSH_LOST, "%s's host does not answer: %s".formatted(name, why(seen.host())));
    }
    if (became(before.sshUp(), now.sshUp(), true)) {
      add(SSH_BACK, "%s's host answers again.".formatted(name));
    }
  }

  private void server() {
    String name = seen.name();
    if (restarted()) {
      add(SERVER_RESTARTED, "%s's server was restarted at %s.".formatted(name, now.startedAt()));
    }
    if (became(before.writable(), now.writable(), true)) {
      add(BECAME_WRITABLE, "%s takes writes.".formatted(name));
    }
    if (became(before.writable(), now.writable(), false)) {
      add(BECAME_READ_ONLY, "%s is read-only.".formatted(name));
    }
  }

  private boolean restarted() {
    return before.startedAt() != null
        && now.startedAt() != null
        && now.startedAt().isAfter(before.startedAt().plus(RESTART));
  }

  private void host() {
    if (before.vrrp() != null && now.vrrp() != null && before.vrrp() != now.vrrp()) {
      add(
          VRRP_CHANGED,
          "%s's VRRP state went from %s to %s.".formatted(seen.name(), before.vrrp(), now.vrrp()));
    }
    if (before.files() != null && now.files() != null) {
      files(before.files(), now.files());
    }
  }

  private void files(Map<String, String> old, Map<String, String> present) {
    TreeSet<String> paths = new TreeSet<>(old.keySet());
    paths.addAll(present.keySet());
    for (String path : paths) {
      String was = old.get(path);
      String is = present.get(path);
      boolean unread = KnownNode.UNREAD.equals(was) || KnownNode.UNREAD.equals(is);
      if (!unread && !Objects.equals(was, is)) {
        String verb = was == null ? "appeared" : is == null ? "is gone" : "changed";
        add(CONFIG_FILE_CHANGED, "%s on %s %s.".formatted(path, seen.name(), verb));
      }
    }
  }

  private void add(EventLog.Kind kind, String message) {
    changes.add(new Change(kind, seen.name(), message));
  }

  private static boolean became(@Nullable Boolean before, @Nullable Boolean now, boolean what) {
    return before != null && now != null && before != what && now == what;
  }

  private static String why(Probe<?> probe) {
    return probe.failure().map(ProbeFailure::message).orElse("no reason was given");
  }
}
