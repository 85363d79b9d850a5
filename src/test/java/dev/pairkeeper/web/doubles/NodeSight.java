package dev.pairkeeper.web.doubles;

import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One node as a test wants it seen; starts as a healthy standby. */
public final class NodeSight {

  private final Node node;
  private final VirtualAddress vip;
  private Node source;
  private final Instant at;
  private boolean holdsVip;
  private VrrpState vrrp = VrrpState.BACKUP;
  private boolean readOnly = true;
  private Lag lag = Lag.of(Duration.ofMillis(20), Lag.Source.COMMIT_TIMESTAMPS);
  private ThreadState io = ThreadState.YES;
  private boolean sql = true;
  private String error = "";
  private ProbeFailure mysqlFailure;
  private ProbeFailure sshFailure;
  private String hostname;
  private boolean channels = true;
  private ConfigurationDrift drift;
  private List<FileFact> files =
      List.of(new FileFact("/etc/keepalived/keepalived.conf", "9f86d081884c7d65", "0640", "root"));

  NodeSight(Node node, Node peer, VirtualAddress vip, Instant at) {
    this.node = node;
    this.source = peer;
    this.vip = vip;
    this.at = at;
    this.hostname = node.name();
  }

  public NodeSight owner() {
    return holdingVip(VrrpState.MASTER).writable(true);
  }

  public NodeSight holdingVip(VrrpState state) {
    holdsVip = true;
    vrrp = state;
    return this;
  }

  public NodeSight vrrp(VrrpState state) {
    vrrp = state;
    return this;
  }

  public NodeSight writable(boolean writable) {
    readOnly = !writable;
    return this;
  }

  public NodeSight lag(Duration behind) {
    lag = Lag.of(behind, Lag.Source.COMMIT_TIMESTAMPS);
    return this;
  }

  public NodeSight threads(ThreadState ioThread, boolean sqlThread, String message) {
    io = ioThread;
    sql = sqlThread;
    error = message;
    lag = Lag.UNKNOWN;
    return this;
  }

  public NodeSight readsFrom(Node other) {
    source = other;
    return this;
  }

  public NodeSight withoutChannels() {
    channels = false;
    return this;
  }

  public NodeSight named(String name) {
    hostname = name;
    return this;
  }

  public NodeSight files(List<FileFact> seen) {
    files = seen;
    return this;
  }

  /** Its files are not as they are wanted. */
  public NodeSight drifted(Instant since) {
    drift =
        new ConfigurationDrift(
            since, List.of(new FileDrift(files.getFirst().path(), null, files.getFirst(), null)));
    return this;
  }

  public NodeSight mysqlDown(String message) {
    mysqlFailure = new ProbeFailure(ProbeFailure.Kind.REFUSED, message, at.minusSeconds(41), 20);
    return this;
  }

  public NodeSight sshLost(String message) {
    sshFailure = new ProbeFailure(ProbeFailure.Kind.TIMED_OUT, message, at.minusSeconds(41), 13);
    return this;
  }

  NodeSnapshot snapshot() {
    return new NodeSnapshot(
        node,
        vip,
        mysqlFailure == null ? new Probe.Answered<>(mysql()) : new Probe.Failed<>(mysqlFailure),
        sshFailure == null ? new Probe.Answered<>(host()) : new Probe.Failed<>(sshFailure),
        drift);
  }

  private MysqlSnapshot mysql() {
    return new MysqlSnapshot(
        at,
        ServerVersion.parse("9.7.0"),
        hostname,
        serverId(node),
        uuid(node),
        readOnly,
        readOnly,
        "ON",
        GtidSet.mysql(uuid(node) + ":1-4211," + uuid(source) + ":1-987"),
        GtidSet.mysql(uuid(node) + ":1-100"),
        true,
        true,
        2,
        (int) serverId(node) % 10,
        "OFF",
        false,
        Duration.ofHours(52),
        14,
        151,
        null,
        channels ? List.of(channel()) : List.of(),
        List.of());
  }

  private ReplicationChannel channel() {
    return new ReplicationChannel(
        "",
        source.host(),
        3306,
        serverId(source),
        uuid(source),
        io,
        sql,
        lag,
        true,
        GtidSet.mysql(uuid(source) + ":1-987"),
        null,
        null,
        io == ThreadState.YES ? 0 : 2003,
        io == ThreadState.YES ? "" : error,
        sql ? 0 : 1062,
        sql ? "" : error,
        0L,
        false);
  }

  private HostSnapshot host() {
    List<InterfaceAddress> addresses = new ArrayList<>();
    addresses.add(new InterfaceAddress("eth0", InetAddress.ofLiteral(node.host()), 24, null));
    if (holdsVip) {
      addresses.add(new InterfaceAddress("eth0", vip.address(), vip.prefixLength(), null));
    }
    return new HostSnapshot(
        at,
        addresses,
        vrrp == VrrpState.STOPPED ? List.of() : List.of(instance()),
        true,
        mysqlFailure == null ? ServiceState.RUNNING : ServiceState.STOPPED,
        vrrp == VrrpState.STOPPED ? ServiceState.STOPPED : ServiceState.RUNNING,
        "2.3.4",
        files,
        Set.of(),
        List.of(),
        List.of());
  }

  private VrrpInstance instance() {
    return new VrrpInstance(
        "VI_1",
        vrrp,
        51,
        node.priority().value(),
        node.priority().value(),
        3,
        Duration.ofMillis(500),
        at.minusSeconds(7200),
        List.of(vip.toString()),
        10_211L,
        holdsVip ? 10_400L : 0L,
        0L,
        holdsVip ? 1L : 0L);
  }

  static long serverId(Node node) {
    return node.name().hashCode() & 0xffff;
  }

  static String uuid(Node node) {
    return "3e11fa47-71ca-11e1-9e33-%012x".formatted(node.host().hashCode() & 0xffffffffL);
  }
}
