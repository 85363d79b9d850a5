package dev.pairkeeper.analysis;

import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.LogPosition;
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
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a YAML text in the shape of {@code scenarios/healthy.yaml}. A part with
 * {@code failed} is a probe that brought no answer; {@code db1} and {@code db2} stand for the
 * servers' UUIDs.
 */
record SnapshotReader(Yaml yaml, Instant takenAt, PastLooks past) {

  static final String DB1 = "11111111-1111-1111-1111-111111111111";
  static final String DB2 = "22222222-2222-2222-2222-222222222222";

  PairSnapshot read() {
    Pair pair = pair();
    return new PairSnapshot(
        pair,
        takenAt,
        new NodeSnapshot(
            pair.first(), pair.vip(), mysql("db1"), host("db1", pair.vip()), drift("db1")),
        new NodeSnapshot(
            pair.second(), pair.vip(), mysql("db2"), host("db2", pair.vip()), drift("db2")),
        probe(yaml.in("throughVip"), "172.30.0.100:3306", this::vipAnswer),
        past);
  }

  private Pair pair() {
    Yaml pair = yaml.in("pair");
    return new Pair(
        "orders",
        VirtualAddress.parse(pair.text("vip")),
        pair.number("virtualRouterId"),
        pair.number("vrrpVersion"),
        pair.seconds("advertIntervalSeconds"),
        PreemptMode.valueOf(
            Objects.requireNonNullElse(pair.textOrNull("preemptMode"), "NOPREEMPT")),
        !Boolean.FALSE.equals(pair.flagOrNull("unicast")),
        pair.word("writePolicy", WritePolicy.class),
        pair.seconds("maxLagSeconds"),
        "repl",
        new TreeSet<>(),
        node("db1"),
        node("db2"),
        pair.texts("witnesses").stream().map(InetAddress::ofLiteral).toList());
  }

  private @Nullable ConfigurationDrift drift(String name) {
    List<FileDrift> files =
        yaml.in(name).maps("drift").stream().map(SnapshotReader::fileDrift).toList();
    return files.isEmpty() ? null : new ConfigurationDrift(takenAt, files);
  }

  private static FileDrift fileDrift(Yaml file) {
    FileDrift.Lines lines =
        file.find("added").isPresent()
            ? new FileDrift.Lines(file.number("added"), file.number("removed"))
            : null;
    return new FileDrift(file.text("path"), fact(file, "wanted"), fact(file, "actual"), lines);
  }

  private static @Nullable FileFact fact(Yaml file, String which) {
    String words = file.textOrNull(which);
    if (words == null) {
      return null;
    }
    String[] parts = words.split(" ", 3);
    return new FileFact(file.text("path"), parts[0], parts[1], parts[2]);
  }

  private Node node(String name) {
    Yaml node = yaml.in(name);
    return new Node(
        name,
        node.text("host"),
        "eth0",
        new Priority(node.number("priority")),
        node.flag("mayOwn"),
        new MysqlEndpoint(
            node.number("port"), "pairkeeper", null, null, node.textOrNull("serviceName")),
        new SshEndpoint(
            22,
            Objects.requireNonNullElse(node.textOrNull("sshUser"), "root"),
            Boolean.TRUE.equals(node.flagOrNull("sudo")),
            null));
  }

  private VipAnswer vipAnswer(Yaml answer) {
    return new VipAnswer(
        answer.text("hostname"), answer.number("serverId"), uuid(answer.textOrNull("serverUuid")));
  }

  private <T> Probe<T> probe(Yaml part, String address, Function<Yaml, T> answer) {
    if (part.find("failed").isEmpty()) {
      return new Probe.Answered<>(answer.apply(part));
    }
    ProbeFailure.Kind kind = part.word("failed", ProbeFailure.Kind.class);
    int looks = part.find("looks").isPresent() ? part.number("looks") : 1;
    String message = address + ": " + kind.name().toLowerCase(java.util.Locale.ROOT);
    return new Probe.Failed<>(
        new ProbeFailure(kind, message, takenAt.minus(Duration.ofSeconds(2L * looks)), looks));
  }

  private Probe<MysqlSnapshot> mysql(String name) {
    return probe(
        yaml.in(name).in("mysql"),
        name + " (" + yaml.in(name).text("host") + ")",
        seen ->
            new MysqlSnapshot(
                takenAt,
                ServerVersion.parse(seen.text("version")),
                seen.text("hostname"),
                seen.number("serverId"),
                uuid(seen.textOrNull("serverUuid")),
                seen.flag("readOnly"),
                seen.flagOrNull("superReadOnly"),
                "ON",
                gtids(seen, seen.textOrNull("executed")),
                gtids(seen, seen.textOrNull("purged")),
                seen.flag("binlogOn"),
                seen.flagOrNull("logReplicaUpdates"),
                seen.number("autoIncrementIncrement"),
                seen.number("autoIncrementOffset"),
                seen.text("skippedErrors"),
                seen.flag("binlogFiltered"),
                Duration.ofDays(3),
                seen.number("connections"),
                seen.number("maxConnections"),
                seen.findSeconds("longestCommitWaitSeconds").orElse(null),
                channels(seen),
                seen.texts("hidden")));
  }

  private List<ReplicationChannel> channels(Yaml server) {
    List<ReplicationChannel> channels = new ArrayList<>();
    server.map("channel").ifPresent(channel -> channels.add(channel(server, channel)));
    Yaml usual = SnapshotReader.usualChannel();
    server
        .maps("moreChannels")
        .forEach(channel -> channels.add(channel(server, usual.overlaidWith(channel))));
    return channels;
  }

  private static Yaml usualChannel() {
    return Scenario.HEALTHY.in("db2").in("mysql").in("channel");
  }

  private static ReplicationChannel channel(Yaml server, Yaml channel) {
    return new ReplicationChannel(
        channel.text("name"),
        channel.text("sourceHost"),
        channel.number("sourcePort"),
        channel.longOrNull("sourceServerId"),
        uuid(channel.textOrNull("sourceServerUuid")),
        channel.word("io", ThreadState.class),
        channel.flag("sql"),
        channel
            .findSeconds("lagSeconds")
            .map(lag -> Lag.of(lag, channel.word("lagFrom", Lag.Source.class)))
            .orElse(Lag.UNKNOWN),
        channel.flag("autoPosition"),
        gtids(server, channel.textOrNull("retrieved")),
        new LogPosition("binlog.000001", channel.number("readUpTo")),
        channel.flagOrNull("appliedAll"),
        channel.number("ioErrorNumber"),
        channel.text("ioError"),
        channel.number("sqlErrorNumber"),
        channel.text("sqlError"),
        null,
        channel.flag("filtered"));
  }

  private Probe<HostSnapshot> host(String name, VirtualAddress vip) {
    Yaml node = yaml.in(name);
    return probe(
        node.in("ssh"),
        name + " (" + node.text("host") + ":22)",
        seen ->
            new HostSnapshot(
                takenAt,
                addresses(node, seen, vip),
                seen.map("vrrp").map(SnapshotReader::vrrp).stream().toList(),
                seen.flag("vrrpFresh"),
                seen.word("mysqlService", ServiceState.class),
                seen.word("keepalivedService", ServiceState.class),
                "2.3.4",
                List.of(),
                Set.of(),
                List.of(),
                seen.texts("hidden")));
  }

  private static List<InterfaceAddress> addresses(Yaml node, Yaml host, VirtualAddress vip) {
    List<InterfaceAddress> addresses = new ArrayList<>();
    addresses.add(new InterfaceAddress("eth0", InetAddress.ofLiteral(node.text("host")), 24, null));
    if (host.flag("holdsVip")) {
      addresses.add(new InterfaceAddress("eth0", vip.address(), vip.prefixLength(), null));
    }
    if (Boolean.TRUE.equals(host.flagOrNull("showsVip"))) {
      addresses.add(
          new InterfaceAddress("eth0", vip.address(), vip.prefixLength(), Duration.ofSeconds(4)));
    }
    return addresses;
  }

  private static VrrpInstance vrrp(Yaml seen) {
    return new VrrpInstance(
        "VI_1",
        seen.word("state", VrrpState.class),
        seen.numberOrNull("virtualRouterId"),
        seen.numberOrNull("basePriority"),
        seen.numberOrNull("basePriority"),
        seen.numberOrNull("version"),
        seen.findSeconds("advertIntervalSeconds").orElse(null),
        null,
        seen.texts("addresses"),
        seen.longOrNull("advertsReceived"),
        null,
        seen.longOrNull("mismatches"),
        null);
  }

  private static @Nullable GtidSet gtids(Yaml server, @Nullable String text) {
    if (text == null) {
      return null;
    }
    return ServerVersion.parse(server.text("version")).flavor() == Flavor.MARIADB
        ? GtidSet.mariadb(text)
        : GtidSet.mysql(text.replace("db1:", DB1 + ":").replace("db2:", DB2 + ":"));
  }

  private static @Nullable String uuid(@Nullable String name) {
    return name == null ? null : name.equals("db1") ? DB1 : name.equals("db2") ? DB2 : name;
  }
}
