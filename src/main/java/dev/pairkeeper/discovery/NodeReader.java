package dev.pairkeeper.discovery;

import dev.pairkeeper.discovery.PeerCandidates.Candidate;
import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.mysql.MysqlSessions;
import dev.pairkeeper.mysql.ServerDescription;
import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.ssh.RemoteShellException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a node's host and then the server on it that is the pair's. */
@Component
class NodeReader {

  private static final Duration STATEMENT = Duration.ofSeconds(5);
  private static final int MOST_SERVERS = 4;

  private final HostReader hosts;
  private final MysqlSessions servers;

  NodeReader(HostReader hosts, MysqlSessions servers) {
    this.hosts = hosts;
    this.servers = servers;
  }

  /**
   * Reads a node that the user gave.
   *
   * @param vip the one that the user named; null when he named none
   * @throws RemoteShellException when its host can't be read
   * @throws MysqlAccessException when its server can't be read
   */
  NodeFacts given(int index, NodeSpec node, @Nullable InetAddress vip, TimeBudget budget) {
    var access = new Access("node " + (index + 1), node);
    HostLook host = hosts.read(access.toHost(), budget);
    Optional<Told<Integer>> port = ServerChoice.of(host, vip, access.port(), "as given");
    if (port.isEmpty()) {
      return byReplication(index, access, host, budget);
    }
    ServerDescription server = describe(access, port.get(), budget);
    return new NodeFacts(index, node, null, host, null, port.get(), host.servers(), server, null);
  }

  /** Reads a host that the given node names, with the same log-ins; what fails is told by it. */
  NodeFacts found(
      Candidate candidate, NodeSpec sameLogIns, @Nullable InetAddress vip, TimeBudget budget) {
    Access access = new Access("node 1", sameLogIns).elsewhere("node 2", candidate.host());
    HostLook host;
    try {
      host = hosts.read(access.toHost(), budget);
    } catch (RemoteShellException e) {
      return unread(candidate, sentence(e));
    }
    Told<Integer> port =
        ServerChoice.of(host, vip, candidate.port(), "the peer's replica status").orElse(null);
    String failure = "several servers run there, and nothing tells which is the pair's.";
    ServerDescription server = null;
    if (port != null) {
      try {
        server = describe(access, port, budget);
        failure = null;
      } catch (MysqlAccessException e) {
        failure = sentence(e);
      }
    }
    return new NodeFacts(
        1,
        access.known(server != null),
        candidate.foundBy(),
        host,
        null,
        port,
        host.servers(),
        server,
        failure);
  }

  private static NodeFacts unread(Candidate candidate, String failure) {
    NodeSpec known = new NodeSpec(null, candidate.host(), null, null, null, null, null);
    Told<Integer> port =
        candidate.port() == null ? null : new Told<>(candidate.port(), "the peer's replica status");
    return new NodeFacts(
        1, known, candidate.foundBy(), null, failure, port, List.of(), null, failure);
  }

  /** Asks each server; the only one that replicates or is replicated from is the pair's. */
  private NodeFacts byReplication(int index, Access access, HostLook host, TimeBudget budget) {
    List<ServerDescription> replicating = new ArrayList<>();
    List<MysqlAccessException> failures = new ArrayList<>();
    List<LocalServer> asked = host.servers().stream().limit(MOST_SERVERS).toList();
    for (LocalServer local : asked) {
      try {
        ServerDescription server = describe(access, local.port(), budget);
        if (!server.sources().isEmpty() || !server.readers().isEmpty()) {
          replicating.add(server);
        }
      } catch (MysqlAccessException e) {
        failures.add(e);
      }
    }
    if (failures.size() == asked.size()) {
      throw failures.getFirst();
    }
    ServerDescription server = replicating.size() == 1 ? replicating.getFirst() : null;
    Told<Integer> port = server == null ? null : new Told<>(server.port(), "which one replicates");
    String failure =
        server == null ? "several servers run there, and nothing tells which is meant." : null;
    return new NodeFacts(
        index, access.given(), null, host, null, port, host.servers(), server, failure);
  }

  private ServerDescription describe(Access access, Told<Integer> port, TimeBudget budget) {
    return servers.describe(access.toServer(port.value()), budget.atMost(STATEMENT));
  }

  private static String sentence(RuntimeException e) {
    return Shown.text(Objects.requireNonNullElse(e.getMessage(), "no reason was given")) + ".";
  }
}
