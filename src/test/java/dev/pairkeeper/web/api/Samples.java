package dev.pairkeeper.web.api;

import dev.pairkeeper.analysis.Assessment;
import dev.pairkeeper.analysis.Eligibility;
import dev.pairkeeper.analysis.Health;
import dev.pairkeeper.analysis.Problem;
import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.monitor.OpenProblem;
import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.topology.FileFact;
import dev.pairkeeper.topology.GtidSet;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.InterfaceAddress;
import dev.pairkeeper.topology.Lag;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PastLooks;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Probe;
import dev.pairkeeper.topology.ProbeFailure;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.Severity;
import dev.pairkeeper.topology.ThreadState;
import dev.pairkeeper.topology.VipAnswer;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.topology.WritePolicy;
import dev.pairkeeper.web.doubles.Pairs;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pairs and looks to test with. */
final class Samples {

  static final String UUID_1 = "3e11fa47-71ca-11e1-9e33-c80aa9429501";
  static final String UUID_2 = "3e11fa47-71ca-11e1-9e33-c80aa9429502";

  private Samples() {}

  static Pair pair(String name) {
    return new Pair(
        name,
        VirtualAddress.parse("172.30.0.100/24"),
        51,
        3,
        Duration.ofMillis(500),
        PreemptMode.NOPREEMPT,
        true,
        WritePolicy.SINGLE_WRITER,
        Duration.ofSeconds(30),
        "repl",
        new TreeSet<>(List.of("prod")),
        Pairs.node("db1", "172.30.0.11", 250),
        Pairs.node("db2", "172.30.0.12", 240),
        List.of());
  }

  /** db1 holds the VIP and is writable, db2 follows 12 ms behind; nothing is wrong. */
  static PairStatus well(Pair pair) {
    return status(pair, true, false, Lag.of(Duration.ofMillis(12), Lag.Source.COMMIT_TIMESTAMPS));
  }

  static PairStatus status(Pair pair, boolean firstWritable, boolean secondHolds, Lag lag) {
    NodeSnapshot first =
        answered(pair.first(), pair, true, mysql("db1", 1, UUID_1, firstWritable, lag));
    NodeSnapshot second =
        answered(pair.second(), pair, secondHolds, mysql("db2", 2, UUID_2, false, lag));
    return judged(
        new PairSnapshot(
            pair,
            Instant.now(),
            first,
            second,
            new Probe.Answered<>(new VipAnswer("db1", 1, UUID_1)),
            PastLooks.NONE),
        Health.OK);
  }

  /** Nothing answered. */
  static PairStatus blind(Pair pair) {
    ProbeFailure why =
        new ProbeFailure(ProbeFailure.Kind.TIMED_OUT, "no answer within 3 s", Instant.now(), 1);
    return judged(
        new PairSnapshot(
            pair,
            Instant.now(),
            silent(pair.first(), pair, why),
            silent(pair.second(), pair, why),
            new Probe.Failed<>(why),
            PastLooks.NONE),
        Health.CRITICAL,
        new Problem(
            ProblemCode.NODE_MYSQL_UNREACHABLE,
            Severity.CRITICAL,
            "db1",
            "db1 does not answer.",
            "Start it."));
  }

  static PairStatus judged(PairSnapshot seen, Health health, Problem... problems) {
    List<Eligibility> eligibility =
        List.of(
            new Eligibility("db1", true, List.of(), 0L, Duration.ofMillis(1500)),
            new Eligibility(
                "db2",
                false,
                List.of(new Eligibility.Reason("LAGGING", "db2 lags.", "Wait.")),
                null,
                null));
    return new PairStatus(
        seen,
        new Assessment(health, List.of(problems), eligibility),
        List.of(problems).stream()
            .map(problem -> new OpenProblem(problem, Instant.parse("2026-01-31T12:00:00Z")))
            .toList());
  }

  private static NodeSnapshot silent(Node node, Pair pair, ProbeFailure why) {
    return new NodeSnapshot(node, pair.vip(), new Probe.Failed<>(why), new Probe.Failed<>(why));
  }

  private static NodeSnapshot answered(
      Node node, Pair pair, boolean holdsVip, MysqlSnapshot mysql) {
    InetAddress held = holdsVip ? pair.vip().address() : InetAddress.ofLiteral("127.0.0.1");
    return new NodeSnapshot(
        node, pair.vip(), new Probe.Answered<>(mysql), new Probe.Answered<>(host(held, holdsVip)));
  }

  private static HostSnapshot host(InetAddress held, boolean owner) {
    return new HostSnapshot(
        Instant.now(),
        List.of(new InterfaceAddress("eth0", held, 24, null)),
        List.of(
            new VrrpInstance(
                "VI_1",
                owner ? VrrpState.MASTER : VrrpState.BACKUP,
                51,
                owner ? 250 : 240,
                owner ? 250 : 240,
                3,
                Duration.ofMillis(500),
                Instant.parse("2026-01-31T11:00:00Z"),
                List.of("172.30.0.100/24"),
                0L,
                0L,
                0L,
                0L)),
        true,
        ServiceState.RUNNING,
        ServiceState.RUNNING,
        "2.3.4",
        List.of(new FileFact("/etc/keepalived/keepalived.conf", "ab".repeat(32), "0644", "root")),
        Set.of(),
        List.of(),
        List.of());
  }

  private static MysqlSnapshot mysql(
      String hostname, long serverId, @Nullable String uuid, boolean writable, Lag lag) {
    ReplicationChannel channel =
        new ReplicationChannel(
            "",
            "172.30.0.1" + (3 - serverId),
            3306,
            3 - serverId,
            null,
            ThreadState.YES,
            true,
            lag,
            true,
            null,
            null,
            null,
            0,
            "",
            0,
            "",
            0L,
            false);
    return new MysqlSnapshot(
        Instant.now(),
        ServerVersion.parse("9.7.0"),
        hostname,
        serverId,
        uuid,
        !writable,
        !writable,
        "ON",
        GtidSet.mysql(UUID_1 + ":1-5"),
        null,
        true,
        true,
        2,
        (int) serverId,
        "OFF",
        false,
        Duration.ofHours(1),
        5,
        151,
        null,
        List.of(channel),
        List.of());
  }
}
