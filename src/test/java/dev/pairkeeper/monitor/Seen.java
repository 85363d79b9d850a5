package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.TakenOver;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What looks saw, for tests: a healthy pair, and what is different. */
final class Seen {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final VirtualAddress VIP = VirtualAddress.parse("10.0.0.100/24");

  private Seen() {}

  static Pair pair(String name) {
    return new Pair(
        name,
        VIP,
        51,
        3,
        Duration.ofMillis(500),
        PreemptMode.NOPREEMPT,
        true,
        WritePolicy.SINGLE_WRITER,
        Duration.ofSeconds(30),
        "repl",
        new TreeSet<>(),
        node("db1", 250),
        node("db2", 240),
        List.of());
  }

  static PairAccess access(String pairName) {
    Pair pair = pair(pairName);
    return new PairAccess(pair, access(pair.first(), "secret"), access(pair.second(), "secret"));
  }

  static NodeAccess access(Node node, String password) {
    return new NodeAccess(node, Secret.of(password), null, null, Secret.of(password));
  }

  static Node node(String name, int priority) {
    return new Node(
        name,
        name.equals("db1") ? "10.0.0.11" : "10.0.0.12",
        "eth0",
        new Priority(priority),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, null),
        new SshEndpoint(22, "root", false, null));
  }

  /** The VIP on db1, which takes writes; both replicate without lag. */
  static PairSnapshot healthy(String pair, Instant at) {
    return look(pair, at, healthyNode("db1", at), healthyNode("db2", at));
  }

  static NodeSnapshot healthyNode(String name, Instant at) {
    boolean owner = name.equals("db1");
    return node(name, server(at, !owner, channel(Duration.ZERO)), host(at, owner));
  }

  static PairSnapshot look(String pair, Instant at, NodeSnapshot first, NodeSnapshot second) {
    Probe<VipAnswer> answer = new Probe.Answered<>(new VipAnswer("db1", 1, "uuid-1"));
    return new PairSnapshot(pair(pair), at, first, second, answer, PastLooks.NONE);
  }

  static NodeSnapshot node(String name, Probe<MysqlSnapshot> server, Probe<HostSnapshot> host) {
    return new NodeSnapshot(node(name, 250), VIP, server, host);
  }

  static Probe<MysqlSnapshot> server(Instant at, boolean readOnly, ReplicationChannel... channels) {
    return server(at, Duration.between(START, at).plusHours(1), readOnly, channels);
  }

  static Probe<MysqlSnapshot> server(
      Instant at, Duration uptime, boolean readOnly, ReplicationChannel... channels) {
    return server(at, uptime, readOnly, List.of(), channels);
  }

  /** A standby's server that does not let the panel see whether it replicates. */
  static Probe<MysqlSnapshot> blindServer(Instant at) {
    return server(at, Duration.ofHours(1), true, List.of("Whether it replicates is hidden."));
  }

  private static Probe<MysqlSnapshot> server(
      Instant at,
      Duration uptime,
      boolean readOnly,
      List<String> hidden,
      ReplicationChannel... channels) {
    return new Probe.Answered<>(
        new MysqlSnapshot(
            at,
            new ServerVersion(Flavor.MYSQL, 9, 7, 0, "9.7.0"),
            "host",
            1,
            "uuid",
            readOnly,
            readOnly,
            "ON",
            GtidSet.EMPTY,
            GtidSet.EMPTY,
            true,
            true,
            2,
            1,
            "OFF",
            false,
            uptime,
            5,
            151,
            null,
            List.of(channels),
            hidden));
  }

  static ReplicationChannel channel(@Nullable Duration lag) {
    return channel("", ThreadState.YES, true, lag);
  }

  static ReplicationChannel channel(
      String name, ThreadState io, boolean sql, @Nullable Duration lag) {
    return new ReplicationChannel(
        name,
        "10.0.0.9",
        3306,
        2L,
        "uuid-2",
        io,
        sql,
        lag == null ? Lag.UNKNOWN : Lag.of(lag, Lag.Source.COMMIT_TIMESTAMPS),
        true,
        null,
        null,
        null,
        0,
        "",
        sql ? 0 : 1062,
        sql ? "" : "Duplicate entry '7'",
        null,
        false);
  }

  static Probe<HostSnapshot> host(Instant at, boolean holdsVip, FileFact... files) {
    return host(at, holdsVip, Set.of(), files);
  }

  static Probe<HostSnapshot> host(
      Instant at, boolean holdsVip, Set<String> hidden, FileFact... files) {
    VrrpInstance instance = instance(holdsVip ? VrrpState.MASTER : VrrpState.BACKUP);
    return host(at, holdsVip, instance, hidden, files);
  }

  /** A standby's host whose keepalived does not tell its state. */
  static Probe<HostSnapshot> untoldHost(Instant at) {
    return host(at, false, VrrpInstance.UNTOLD, Set.of());
  }

  private static Probe<HostSnapshot> host(
      Instant at, boolean holdsVip, VrrpInstance instance, Set<String> hidden, FileFact... files) {
    InterfaceAddress address = new InterfaceAddress("eth0", VIP.address(), 24, null);
    InterfaceAddress own =
        new InterfaceAddress("eth0", InetAddress.ofLiteral("10.0.0.11"), 24, null);
    return new Probe.Answered<>(
        new HostSnapshot(
            at,
            holdsVip ? List.of(own, address) : List.of(own),
            List.of(instance),
            true,
            ServiceState.RUNNING,
            ServiceState.RUNNING,
            "2.3.4",
            List.of(files),
            hidden,
            List.of(),
            List.of()));
  }

  /** A host that has the VIP for seconds only, as before keepalived takes it there. */
  static Probe<HostSnapshot> showingHost(Instant at) {
    HostSnapshot host = host(at, false, Set.of()).answer().orElseThrow();
    return new Probe.Answered<>(
        new HostSnapshot(
            at,
            List.of(new InterfaceAddress("eth0", VIP.address(), 24, Duration.ofSeconds(4))),
            host.vrrp(),
            true,
            host.mysqlService(),
            host.keepalivedService(),
            host.keepalivedVersion(),
            host.files(),
            host.hiddenFiles(),
            List.of(),
            host.hidden()));
  }

  /** An owner's host whose scripts took the VIP over. */
  static Probe<HostSnapshot> takenOver(Instant at, TakenOver taken) {
    HostSnapshot host = host(at, true, Set.of()).answer().orElseThrow();
    return new Probe.Answered<>(
        new HostSnapshot(
            at,
            host.addresses(),
            host.vrrp(),
            true,
            host.mysqlService(),
            host.keepalivedService(),
            host.keepalivedVersion(),
            host.files(),
            host.hiddenFiles(),
            List.of(taken),
            host.hidden()));
  }

  static <A> Probe<A> failed(ProbeFailure.Kind kind, int looks) {
    return new Probe.Failed<>(new ProbeFailure(kind, "it is away", START, looks));
  }

  private static VrrpInstance instance(VrrpState state) {
    return new VrrpInstance(
        "VI_1", state, 51, 250, 250, 3, null, null, List.of(VIP.toString()), 0L, 0L, 0L, 0L);
  }
}
