package dev.pairkeeper.plan;

import dev.pairkeeper.analysis.PairJudge;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.plan.Preflight.OfServer;
import dev.pairkeeper.plan.Preflight.PackageTool;
import dev.pairkeeper.plan.Preflight.Schema;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
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
import dev.pairkeeper.topology.Sha256;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Two hosts with MySQL 9.7 on which nothing is set up, db1 (10.0.0.11) and db2 (10.0.0.12); what is
 * otherwise is told before planning.
 */
@NullUnmarked
final class BarePair {

  private static final String CONF = "/etc/keepalived/keepalived.conf";

  static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final Map<String, Bare> nodes = new HashMap<>();
  private PackageArchive uploaded;
  private Pair pair = registered(true);

  BarePair() {
    nodes.put("db1", new Bare("9.7.4", 1, "11111111-1111-1111-1111-111111111111"));
    nodes.put("db2", new Bare("9.7.4", 1, "22222222-2222-2222-2222-222222222222"));
  }

  /** What a node is like; changed by tests. */
  static final class Bare {
    String version;
    long serverId;
    String uuid;
    boolean root = true;
    boolean hasInterface = true;
    boolean serverAnswers = true;
    String address;
    Duration clockAhead = Duration.ZERO;
    Map<String, String> programs = new HashMap<>();
    PackageTool packages = PackageTool.APT;
    Finding installable = Finding.YES;
    Finding reachesPeer = Finding.YES;
    Finding vipAnswered = Finding.NO;
    Finding logInOnPeer = Finding.YES;
    Set<String> heardVrrp = Set.of();
    Long freeBytes = 100_000_000_000L;
    List<String> optionFolders = List.of("/etc/mysql/conf.d", "/etc/mysql/mysql.conf.d");
    String firewall = "";
    String selinux;
    List<AppArmorProfile> profiles = List.of();
    List<String> replicas = List.of();
    boolean holdsVip;
    List<Schema> schemas = new ArrayList<>();
    List<String> otherEngines = List.of();
    Map<String, String> persisted = Map.of();
    Map<String, String> variables = new HashMap<>();
    List<String> grants = List.of("GRANT ALL PRIVILEGES ON *.* TO `pk`@`%` WITH GRANT OPTION");
    List<ReplicationChannel> channels = List.of();
    boolean readOnly;
    boolean keepalivedRuns;
    String conf;

    Bare(String version, long serverId, String uuid) {
      this.version = version;
      this.serverId = serverId;
      this.uuid = uuid;
      for (String name :
          List.of(
              "keepalived",
              "mysql",
              "mysqldump",
              "timeout",
              "flock",
              "setsid",
              "logger",
              "ip",
              "awk",
              "sed",
              "ping",
              "arping",
              "perl",
              "nft")) {
        programs.put(name, "/usr/bin/" + name);
      }
      variables.putAll(
          Map.of(
              "super_read_only", "OFF",
              "read_only", "OFF",
              "log_bin", "ON",
              "log_bin_basename", "/var/lib/mysql/binlog",
              "datadir", "/var/lib/mysql/",
              "binlog_format", "ROW",
              "log_replica_updates", "ON",
              "replica_net_timeout", "60",
              "socket", "/run/mysqld/mysqld.sock",
              "relay_log", "db-relay-bin"));
    }

    Bare with(String schema, long bytes) {
      schemas.add(new Schema(schema, 3, bytes));
      return this;
    }
  }

  Bare db1() {
    return nodes.get("db1");
  }

  Bare db2() {
    return nodes.get("db2");
  }

  BarePair pair(UnaryOperator<Pair> change) {
    pair = change.apply(pair);
    return this;
  }

  /** They replicate from each other by GTIDs, and db1 has the VIP of a keepalived made by hand. */
  BarePair replicating() {
    for (String name : List.of("db1", "db2")) {
      Bare bare = nodes.get(name).with("shop", 1_000_000);
      bare.serverId = name.charAt(2);
      bare.channels = List.of(channel(pair.peerOf(pair.node(name).orElseThrow()), true, true));
      bare.keepalivedRuns = true;
      bare.conf = "vrrp_instance VI_1 {\n}\n";
    }
    db1().holdsVip = true;
    return this;
  }

  static ReplicationChannel channel(Node source, boolean runs, boolean autoPosition) {
    return new ReplicationChannel(
        "",
        source.host(),
        3306,
        null,
        null,
        ThreadState.YES,
        runs,
        Lag.of(Duration.ZERO, Lag.Source.COMMIT_TIMESTAMPS),
        autoPosition,
        null,
        null,
        true,
        0,
        "",
        0,
        "",
        0L,
        false);
  }

  /** Packages were uploaded with those file names. */
  PackageArchive upload(String... names) {
    uploaded =
        new PackageArchive(
            "ab".repeat(32),
            9_000,
            Stream.of(names).map(name -> new PackageFile(name, 3_000, "cd".repeat(32))).toList());
    return uploaded;
  }

  BarePair witnessed(String... addresses) {
    return pair(
        was -> was.withWitnesses(Stream.of(addresses).map(InetAddress::ofLiteral).toList()));
  }

  Decision plan(SetUp wanted) {
    return Planner.plan(wanted, ground());
  }

  Ground ground() {
    PairSnapshot snapshot =
        new PairSnapshot(
            pair,
            NOW,
            seen(pair.first()),
            seen(pair.second()),
            new Probe.Failed<>(
                new ProbeFailure(ProbeFailure.Kind.UNREACHABLE, "Nobody answers.", NOW, 1)),
            PastLooks.NONE);
    return new Ground(
        snapshot,
        PairJudge.judge(snapshot),
        Map.of("db1", facts("db1"), "db2", facts("db2")),
        Map.of("db1", preflight("db1"), "db2", preflight("db2")),
        Map.of(),
        Map.of(),
        Set.of(),
        uploaded,
        NOW);
  }

  /** db1 is registered as a node that may not own the VIP. */
  BarePair firstMayNotOwn() {
    pair = registered(false);
    return this;
  }

  private static Pair registered(boolean firstMayOwn) {
    return new Pair(
        "orders",
        VirtualAddress.parse("10.0.0.100/24"),
        51,
        3,
        Duration.ofMillis(500),
        PreemptMode.NOPREEMPT,
        true,
        WritePolicy.SINGLE_WRITER,
        Duration.ofSeconds(30),
        "repl",
        new TreeSet<>(),
        node("db1", 253, firstMayOwn),
        node("db2", 252, true),
        List.of());
  }

  private static Node node(String name, int priority, boolean mayOwn) {
    return new Node(
        name,
        "10.0.0.1" + name.charAt(2),
        "eth0",
        new Priority(priority),
        mayOwn,
        new MysqlEndpoint(3306, "pk", null, null, null),
        new SshEndpoint(22, "root", false, null));
  }

  private NodeSnapshot seen(Node node) {
    Bare bare = nodes.get(node.name());
    return new NodeSnapshot(
        node,
        pair.vip(),
        bare.serverAnswers
            ? new Probe.Answered<>(server(node, bare))
            : new Probe.Failed<>(
                new ProbeFailure(
                    ProbeFailure.Kind.REFUSED, node.mysqlAddress() + " refuses.", NOW, 1)),
        new Probe.Answered<>(host(node, bare)));
  }

  private static MysqlSnapshot server(Node node, Bare bare) {
    return new MysqlSnapshot(
        NOW,
        ServerVersion.parse(bare.version),
        node.name(),
        bare.serverId,
        bare.uuid,
        bare.readOnly,
        false,
        "ON",
        null,
        null,
        true,
        true,
        1,
        1,
        "OFF",
        false,
        Duration.ofHours(1),
        1,
        151,
        null,
        bare.channels,
        List.of());
  }

  private HostSnapshot host(Node node, Bare bare) {
    List<InterfaceAddress> addresses = new ArrayList<>();
    String address = bare.address == null ? node.host() : bare.address;
    addresses.add(new InterfaceAddress("eth0", InetAddress.ofLiteral(address), 24, null));
    if (bare.holdsVip) {
      addresses.add(new InterfaceAddress("eth0", pair.vip().address(), 24, null));
    }
    return new HostSnapshot(
        NOW,
        addresses,
        List.of(),
        true,
        ServiceState.RUNNING,
        bare.keepalivedRuns ? ServiceState.RUNNING : ServiceState.STOPPED,
        "2.3.4",
        List.of(),
        Set.of(),
        List.of(),
        List.of());
  }

  private HostFacts facts(String name) {
    Node node = pair.node(name).orElseThrow();
    String conf = nodes.get(name).conf;
    return new HostFacts(
        ServiceControl.SYSTEMD,
        node.name(),
        "keepalived",
        "mysql",
        CONF,
        conf == null ? List.of() : List.of(CONF),
        "2.3.4",
        true,
        node.host(),
        null,
        conf == null
            ? Map.of()
            : Map.of(CONF, new HostFile(Secret.of(conf), Sha256.of(conf), "644", "root:root")),
        Set.of());
  }

  private Preflight preflight(String name) {
    Bare bare = nodes.get(name);
    return new Preflight(
        new OfHost(
            bare.root,
            bare.clockAhead,
            bare.programs,
            bare.packages,
            NodePrograms.questions().stream()
                .flatMap(question -> Stream.of(question.split("/")).skip(1))
                .distinct()
                .collect(Collectors.toMap(each -> each, each -> bare.installable)),
            bare.reachesPeer,
            "ERROR 1045 (28000): Access denied for user 'pairkeeper_probe'@'%s' (using password: NO)"
                .formatted(pair.node(name).orElseThrow().host()),
            bare.freeBytes,
            bare.optionFolders,
            bare.hasInterface,
            bare.vipAnswered,
            "",
            bare.heardVrrp,
            bare.firewall,
            bare.selinux,
            bare.profiles,
            false),
        bare.serverAnswers
            ? new OfServer(
                bare.variables,
                bare.persisted,
                bare.schemas,
                bare.otherEngines,
                List.of("root@localhost", "pk@%"),
                bare.grants,
                bare.replicas,
                false,
                bare.logInOnPeer)
            : null);
  }
}
