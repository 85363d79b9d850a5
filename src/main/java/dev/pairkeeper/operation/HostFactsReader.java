package dev.pairkeeper.operation;

import dev.pairkeeper.discovery.HeldFile;
import dev.pairkeeper.discovery.HostSurvey;
import dev.pairkeeper.discovery.HostSurveyor;
import dev.pairkeeper.plan.HostFacts;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.PairAccess;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what planning needs to know of the hosts of a pair, each over a connection of its own. */
@Component
final class HostFactsReader {

  private static final Logger log = LoggerFactory.getLogger(HostFactsReader.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String USUAL_SERVICE = "keepalived";

  private final HostSurveyor surveyor;

  HostFactsReader(HostSurveyor surveyor) {
    this.surveyor = surveyor;
  }

  /**
   * The facts of each node by name, both hosts read at once; lacks a node whose host could not be
   * read. Ends within 20 seconds and a little, and never throws for what a host does.
   *
   * @param files paths that are wanted of a node beside keepalived's own files
   */
  Map<String, HostFacts> read(PairAccess access, Function<Node, List<String>> files) {
    Map<String, Optional<HostSurvey>> surveys = surveys(access, files);
    Map<String, HostFacts> facts = new HashMap<>();
    for (NodeAccess node : List.of(access.first(), access.second())) {
      Node peer = access.pair().peerOf(node.node());
      survey(surveys, node.node())
          .ifPresent(
              own -> facts.put(node.node().name(), facts(own, survey(surveys, peer).orElse(null))));
    }
    return facts;
  }

  private Map<String, Optional<HostSurvey>> surveys(
      PairAccess access, Function<Node, List<String>> files) {
    Map<String, FutureTask<HostSurvey>> tasks = new HashMap<>();
    for (NodeAccess node : List.of(access.first(), access.second())) {
      String peerHost = access.pair().peerOf(node.node()).host();
      List<String> wanted = files.apply(node.node());
      var task = new FutureTask<>(() -> surveyor.survey(node, peerHost, wanted, LIMIT));
      Thread.ofVirtual().name("facts-" + node.node().name()).start(task);
      tasks.put(node.node().name(), task);
    }
    return tasks.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, task -> answer(task.getValue())));
  }

  private static Optional<HostSurvey> answer(FutureTask<HostSurvey> task) {
    try {
      return Optional.of(task.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RemoteShellException failure) {
        log.info("A host could not be read for a plan: {}", failure.getMessage());
        return Optional.empty();
      }
      throw new IllegalStateException("reading a host failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(true);
      return Optional.empty();
    }
  }

  private static Optional<HostSurvey> survey(Map<String, Optional<HostSurvey>> surveys, Node node) {
    return surveys.getOrDefault(node.name(), Optional.empty());
  }

  private static HostFacts facts(HostSurvey own, @Nullable HostSurvey peer) {
    return new HostFacts(
        own.systemd() ? ServiceControl.SYSTEMD : ServiceControl.SYSV,
        own.hostName(),
        own.keepalivedService() == null ? USUAL_SERVICE : own.keepalivedService(),
        own.mysqlService(),
        own.keepalivedConf(),
        own.keepalivedFiles().stream().filter(own.files()::containsKey).toList(),
        own.keepalivedVersion(),
        own.arping(),
        address(own, peer).map(InetAddress::getHostAddress).orElse(null),
        null,
        files(own.files()),
        own.unreadable());
  }

  /** Of the addresses that the peer finds for the node the first that the node really has. */
  private static Optional<InetAddress> address(HostSurvey own, @Nullable HostSurvey peer) {
    return peer == null
        ? Optional.empty()
        : peer.peer().stream()
            .filter(address -> !address.isLoopbackAddress() && own.addresses().contains(address))
            .findFirst();
  }

  private static Map<String, HostFile> files(Map<String, HeldFile> held) {
    return held.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file ->
                    new HostFile(
                        file.getValue().text(),
                        file.getValue().sha256(),
                        file.getValue().mode(),
                        file.getValue().owner())));
  }
}
