package dev.pairkeeper.web.doubles;

import dev.pairkeeper.topology.MysqlEndpoint;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Priority;
import dev.pairkeeper.topology.SshEndpoint;
import dev.pairkeeper.topology.VirtualAddress;
import dev.pairkeeper.topology.WritePolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes registered pairs; each has its own network by its number. */
public final class Pairs {

  private Pairs() {}

  public static Pair pair(String name, int number, String... tags) {
    return new Pair(
        name,
        VirtualAddress.parse("10.0.%d.100/24".formatted(number)),
        number,
        3,
        Duration.ofMillis(500),
        PreemptMode.NOPREEMPT,
        true,
        WritePolicy.SINGLE_WRITER,
        Duration.ofSeconds(30),
        "repl",
        new TreeSet<>(List.of(tags)),
        node("db1", "10.0.%d.11".formatted(number), 250),
        node("db2", "10.0.%d.12".formatted(number), 240),
        List.of());
  }

  /** The same pair with witnesses of its own. */
  public static Pair witnessed(Pair pair, String... witnesses) {
    return pair.withWitnesses(Stream.of(witnesses).map(InetAddress::ofLiteral).toList());
  }

  public static Node node(String name, String host, int priority) {
    return new Node(
        name,
        host,
        "eth0",
        new Priority(priority),
        true,
        new MysqlEndpoint(3306, "pairkeeper", null, null, null),
        new SshEndpoint(22, "root", false, null));
  }
}
