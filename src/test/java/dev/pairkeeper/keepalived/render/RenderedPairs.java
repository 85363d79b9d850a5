package dev.pairkeeper.keepalived.render;

import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pairs of every mode, with what is to be known to render them. */
final class RenderedPairs {

  static final KeepalivedVersion V2_2_7 = new KeepalivedVersion(2, 2, 7);
  static final KeepalivedVersion V2_3_4 = new KeepalivedVersion(2, 3, 4);

  private static final String VIP = "10.0.0.100/24";

  private RenderedPairs() {}

  /** A pair with what is to be known; named after its mode. */
  record Mode(Pair pair, @Nullable Secret password) {

    Circumstances on(@Nullable KeepalivedVersion version) {
      return new Circumstances(ADDRESSES, NodePaths.of(pair), version, password);
    }

    String text(Node node, @Nullable KeepalivedVersion version) {
      KeepalivedSpec wanted = PairConfigurations.wanted(pair, node, on(version));
      return KeepalivedConf.render(wanted, pair.name(), node.name());
    }

    @Override
    public String toString() {
      return pair.name();
    }
  }

  static final Map<String, InetAddress> ADDRESSES =
      Map.of("db1", InetAddress.ofLiteral("10.0.0.11"), "db2", InetAddress.ofLiteral("10.0.0.12"));

  static Stream<Mode> modes() {
    return Stream.of(PreemptMode.values())
        .flatMap(preempt ->
            Stream.of(true, false)
                .flatMap(unicast ->
                    Stream.of(
                        new Mode(pair(VIP, preempt, unicast, 3), null),
                        new Mode(pair(VIP, preempt, unicast, 2), null),
                        new Mode(pair(VIP, preempt, unicast, 2), Secret.of("a#b{!c $")))));
  }

  static Pair pair(String vip, PreemptMode preempt, boolean unicast, int version) {
    return new Pair(
        "%s-%s-v%d"
            .formatted(
                preempt.name().toLowerCase(Locale.ROOT),
                unicast ? "unicast" : "multicast",
                version),
        VirtualAddress.parse(vip),
        51,
        version,
        version == 2 ? Duration.ofSeconds(1) : Duration.ofMillis(500),
        preempt,
        unicast,
        WritePolicy.SINGLE_WRITER,
        Duration.ofSeconds(10),
        "repl",
        new TreeSet<>(List.of()),
        node("db1", "10.0.0.11", 253),
        node("db2", "10.0.0.12", 252),
        List.of());
  }

  private static Node node(String name, String host, int priority) {
    return new Node(
        name,
        host,
        "eth0",
        new Priority(priority),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, null),
        new SshEndpoint(22, "dba", false, null));
  }
}
