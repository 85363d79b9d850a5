package dev.pairkeeper.monitor;

import dev.pairkeeper.mysql.MysqlSession;
import dev.pairkeeper.mysql.MysqlSessions;
import dev.pairkeeper.mysql.ServerDescription;
import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.KeptShell;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Servers and hosts that answer, or hang, on demand: what the lab can't do for hundreds of nodes or
 * to the millisecond.
 */
final class FakeFleet {

  private final Set<String> frozen = ConcurrentHashMap.newKeySet();
  private final Map<String, Consumer<String>> followers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asking = new ConcurrentHashMap<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, List<String>> passwords = new ConcurrentHashMap<>();
  private final Map<String, List<String>> questions = new ConcurrentHashMap<>();
  private volatile boolean split;
  private final Map<String, List<FakeFile>> files = new ConcurrentHashMap<>();
  private final Set<String> slowReaders = ConcurrentHashMap.newKeySet();
  private final AtomicInteger readings = new AtomicInteger();
  private final AtomicInteger servers = new AtomicInteger();
  private final AtomicInteger hosts = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger generation = new AtomicInteger();

  void freeze(String node) {
    frozen.add(node);
  }

  /** Puts files onto a node's host in place of those before. */
  void put(String node, FakeFile... present) {
    files.put(node, List.of(present));
  }

  /** Reading the files of that node takes for ever from now on; its looks do not. */
  void freezeReading(String node) {
    slowReaders.add(node);
  }

  int readings() {
    return readings.get();
  }

  void freezeHost(String host) {
    frozen.add(host);
  }

  void thaw() {
    frozen.clear();
    slowReaders.clear();
  }

  void giveTheVipToBoth() {
    split = true;
  }

  /** What the host of that node was asked, oldest first. */
  List<String> questions(String node) {
    return questions.getOrDefault(node, List.of());
  }

  void breakConnections() {
    generation.incrementAndGet();
  }

  void tell(String node, String line) {
    Objects.requireNonNull(followers.get(node)).accept(line);
  }

  int serverConnections() {
    return servers.get();
  }

  int hostConnections() {
    return hosts.get();
  }

  int open() {
    return open.get();
  }

  int waiting() {
    return waiting.get();
  }

  int mostAtOnce() {
    return most.get();
  }

  int followed() {
    return followers.size();
  }

  List<String> keysAskedFor() {
    return keys;
  }

  List<String> passwords(String node) {
    return passwords.getOrDefault(node, List.of());
  }

  MysqlSessions sessions() {
    return new MysqlSessions() {
      @Override
      public MysqlSession connect(NodeAccess node, Duration timeout, Duration longestSilence) {
        waitWhileFrozen(node);
        servers.incrementAndGet();
        passwords
            .computeIfAbsent(node.node().name(), _ -> new CopyOnWriteArrayList<>())
            .add(node.mysqlPassword().reveal());
        return new FakeSession(node);
      }

      @Override
      public VipAnswer whoAnswers(VirtualAddress vip, NodeAccess account, Duration timeout) {
        return new VipAnswer("db1", 1, "uuid-1");
      }

      @Override
      public ServerDescription describe(NodeAccess node, Duration timeout) {
        throw new UnsupportedOperationException("the monitor does not ask for it");
      }
    };
  }

  RemoteShells shells() {
    return (node, timeout) -> {
      waitWhileFrozen(node);
      hosts.incrementAndGet();
      String key = node.node().ssh().hostKey();
      if (key != null) {
        keys.add(key);
      }
      return new FakeShell(node);
    };
  }

  private void asked(NodeAccess node, Object connection) {
    AtomicInteger atOnce =
        asking.computeIfAbsent(
            node.node().host() + connection.getClass(), _ -> new AtomicInteger());
    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      waitWhileFrozen(node);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private void waitWhileFrozen(NodeAccess node) {
    waiting.incrementAndGet();
    try {
      while (frozen.contains(node.node().name()) || frozen.contains(node.node().host())) {
        if (Thread.currentThread().isInterrupted()) {
          throw new RemoteShellException(ProbeFailure.Kind.ERROR, "cancelled", null);
        }
        LockSupport.parkNanos(5_000_000);
      }
    } finally {
      waiting.decrementAndGet();
    }
  }

  private static boolean isOwner(NodeAccess node) {
    return node.node().name().equals("db1");
  }

  /** What fails once its connection was broken. */
  private abstract class FakeConnection {
    final NodeAccess node;
    private final int opened = generation.get();
    private boolean closed;

    FakeConnection(NodeAccess node) {
      this.node = node;
      open.incrementAndGet();
    }

    void ask() {
      asked(node, this);
      if (opened != generation.get()) {
        throw new RemoteShellException(ProbeFailure.Kind.UNREACHABLE, "it broke", null);
      }
    }

    synchronized void end() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }

  private final class FakeSession extends FakeConnection implements MysqlSession {
    FakeSession(NodeAccess node) {
      super(node);
    }

    @Override
    public void close() {
      end();
    }

    @Override
    public MysqlSnapshot observe() {
      ask();
      return Seen.server(Instant.now(), !isOwner(node), Seen.channel(Duration.ZERO))
          .answer()
          .orElseThrow();
    }
  }

  private final class FakeShell extends FakeConnection implements RemoteShell, KeptShell {
    FakeShell(NodeAccess node) {
      super(node);
    }

    @Override
    public void close() {
      end();
    }

    @Override
    public CommandResult run(String command, byte[] input, Duration timeout) {
      if (!command.contains("'read_files'")) {
        return new CommandResult(0, "", "");
      }
      readings.incrementAndGet();
      while (slowReaders.contains(node.node().name())) {
        LockSupport.parkNanos(5_000_000);
      }
      String answer =
          present().stream()
              .filter(file -> command.contains("'" + file.path() + "'"))
              .map(FakeFile::answer)
              .collect(Collectors.joining());
      return new CommandResult(0, answer, "");
    }

    private List<FakeFile> present() {
      return files.getOrDefault(node.node().name(), List.of());
    }

    @Override
    public CommandResult ask(String command, Duration timeout) {
      questions.computeIfAbsent(node.node().name(), _ -> new CopyOnWriteArrayList<>()).add(command);
      ask();
      String vip =
          isOwner(node) || split ? "2: eth0    inet 10.0.0.100/24 scope global eth0\n" : "";
      String own = "1: lo    inet 127.0.0.1/8 scope host lo\n";
      return new CommandResult(0, "\036addresses\n" + own + vip + told() + "\036end\n", "");
    }

    private String told() {
      return present().stream()
          .map(FakeFile::line)
          .collect(Collectors.joining("", "\036files\n", ""));
    }

    @Override
    public KeptShell keep(String script, Duration timeout) {
      return this;
    }

    @Override
    public AutoCloseable follow(String command, Consumer<String> onLine, Runnable onEnd) {
      followers.put(node.node().name(), onLine);
      return onEnd::run;
    }

    @Override
    public String hostKey() {
      return "key-of-" + node.node().name();
    }

    @Override
    public boolean isOpen() {
      return true;
    }
  }
}
