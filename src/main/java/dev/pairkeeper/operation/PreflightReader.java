package dev.pairkeeper.operation;

import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.plan.Preflight;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.plan.Preflight.OfServer;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.PairAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out what may stand in the way of setting a pair up; changes nothing. */
@Component
class PreflightReader {

  private static final Logger log = LoggerFactory.getLogger(PreflightReader.class);

  private final ServerPreflight servers;
  private final HostPreflight hosts;

  PreflightReader(ServerPreflight servers, HostPreflight hosts) {
    this.servers = servers;
    this.hosts = hosts;
  }

  /**
   * Asks both servers and both hosts, the nodes at once; ends within half a minute. It never throws
   * for what a node does: what did not tell is null.
   */
  Map<String, Preflight> read(PairAccess access) {
    Map<String, FutureTask<Preflight>> tasks = new HashMap<>();
    tasks.put(access.first().node().name(), started(access, access.first(), access.second()));
    tasks.put(access.second().node().name(), started(access, access.second(), access.first()));
    Map<String, Preflight> read = new HashMap<>();
    tasks.forEach((name, task) -> read.put(name, ended(task)));
    return read;
  }

  private FutureTask<Preflight> started(PairAccess access, NodeAccess node, NodeAccess peer) {
    var task = new FutureTask<>(() -> read(access, node, peer));
    Thread.ofVirtual().name("preflight-" + node.node().name()).start(task);
    return task;
  }

  private Preflight read(PairAccess access, NodeAccess node, NodeAccess peer) {
    OfServer server = answer(() -> servers.read(node, peer));
    String data = server == null ? null : server.variables().get("datadir");
    OfHost host = answer(() -> hosts.read(access.pair(), node, peer.node(), data));
    return new Preflight(host, server);
  }

  private static <T> @Nullable T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (MysqlAccessException | RemoteShellException failed) {
      log.info("A node did not tell what set-up needs to know: {}", failed.getMessage());
      return null;
    }
  }

  private static Preflight ended(FutureTask<Preflight> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("finding out about a node failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(true);
      return new Preflight(null, null);
    }
  }
}
