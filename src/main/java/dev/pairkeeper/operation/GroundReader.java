package dev.pairkeeper.operation;

import dev.pairkeeper.monitor.PairStatus;
import dev.pairkeeper.monitor.PairWatch;
import dev.pairkeeper.mysql.MysqlAccessException;
import dev.pairkeeper.mysql.MysqlStatements;
import dev.pairkeeper.plan.AttachedReplica;
import dev.pairkeeper.plan.Ground;
import dev.pairkeeper.plan.HostFacts;
import dev.pairkeeper.plan.OperationRequest;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.Failover;
import dev.pairkeeper.plan.OperationRequest.Fence;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.plan.Preflight;
import dev.pairkeeper.plan.SetUpFiles;
import dev.pairkeeper.plan.Traffic;
import dev.pairkeeper.registry.FenceCommands;
import dev.pairkeeper.registry.PairRegistry;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairAccess;
import dev.pairkeeper.topology.PairSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out what a plan has to stand on: a fresh look, and what the hosts tell beyond it. */
@Component
final class GroundReader implements Grounds {

  private static final Logger log = LoggerFactory.getLogger(GroundReader.class);
  private static final Duration QUESTION = Duration.ofSeconds(5);

  private final PairRegistry registry;
  private final PairWatch watch;
  private final HostFactsReader hosts;
  private final MysqlStatements statements;
  private final PreflightReader preflights;
  private final TrafficReader traffic;
  private final AttachedReplicaReader replicas;
  private final FenceCommands fenceCommands;
  private final PackageArchives packages;

  GroundReader(
      PairRegistry registry,
      PairWatch watch,
      HostFactsReader hosts,
      MysqlStatements statements,
      PreflightReader preflights,
      TrafficReader traffic,
      AttachedReplicaReader replicas,
      FenceCommands fenceCommands,
      PackageArchives packages) {
    this.packages = packages;
    this.replicas = replicas;
    this.fenceCommands = fenceCommands;
    this.traffic = traffic;
    this.preflights = preflights;
    this.registry = registry;
    this.watch = watch;
    this.hosts = hosts;
    this.statements = statements;
  }

  @Override
  public Optional<Ground> read(String pair, OperationRequest request, Instant madeAt) {
    return registry
        .access(pair)
        .flatMap(access -> {
          Map<String, Preflight> found =
              request instanceof SetUp ? preflights.read(access) : Map.of();
          Map<String, HostFacts> facts =
              needsHosts(request) ? read(access, request, found) : Map.of();
          Map<String, Traffic> goingOn =
              request instanceof Switchover ? traffic.read(access) : Map.of();
          return watch
              .observeAfresh(pair)
              .map(status ->
                  ground(
                      status,
                      facts,
                      found,
                      goingOn,
                      attached(access, request, status.snapshot()),
                      uploaded(request),
                      madeAt));
        });
  }

  private Ground ground(
      PairStatus status,
      Map<String, HostFacts> facts,
      Map<String, Preflight> preflights,
      Map<String, Traffic> goingOn,
      Map<String, List<AttachedReplica>> attached,
      @Nullable PackageArchive uploaded,
      Instant madeAt) {
    return new Ground(
        status.snapshot(),
        status.assessment(),
        facts,
        preflights,
        goingOn,
        attached,
        fenceCommands.nodesOf(status.snapshot().pair().name()),
        uploaded,
        madeAt);
  }

  private Map<String, List<AttachedReplica>> attached(
      PairAccess access, OperationRequest request, PairSnapshot seen) {
    if (!(request instanceof RenewServerUuid(String name))) {
      return Map.of();
    }
    return Stream.of(access.first(), access.second())
        .filter(node -> node.node().name().equals(name))
        .collect(Collectors.toMap(node -> name, node -> attached(node, seen)));
  }

  private List<AttachedReplica> attached(NodeAccess node, PairSnapshot seen) {
    return seen.node(node.node().name())
        .flatMap(look -> look.mysql().answer())
        .map(server -> replicas.read(node, server.version()))
        .orElse(List.of());
  }

  private @Nullable PackageArchive uploaded(OperationRequest request) {
    return request instanceof SetUp setUp && setUp.packageArchive() != null
        ? packages.find(setUp.packageArchive()).orElse(null)
        : null;
  }

  private Map<String, HostFacts> read(
      PairAccess access, OperationRequest request, Map<String, Preflight> found) {
    Map<String, HostFacts> facts =
        new HashMap<>(hosts.read(access, node -> files(request, access.pair(), node, found)));
    if (request instanceof RenewServerUuid(String name)) {
      Stream.of(access.first(), access.second())
          .filter(node -> node.node().name().equals(name))
          .forEach(node ->
              facts.computeIfPresent(
                  name, (key, host) -> host.withDataDirectory(dataDirectory(node))));
    }
    return facts;
  }

  private @Nullable String dataDirectory(NodeAccess node) {
    try {
      return statements.ask(node, "SELECT @@datadir", QUESTION);
    } catch (MysqlAccessException e) {
      log.info("The data directory could not be asked for: {}", e.getMessage());
      return null;
    }
  }

  private static boolean needsHosts(OperationRequest request) {
    return switch (request.kind()) {
      case SET_UP,
          SWITCHOVER,
          FAILOVER,
          FENCE,
          CHANGE_PREEMPT,
          APPLY_CONFIG,
          START_KEEPALIVED,
          RENEW_SERVER_UUID ->
          true;
      case START_REPLICATION, ACKNOWLEDGE_FLAPPING, SET_WRITABLE, SET_READ_ONLY -> false;
    };
  }

  /** Files that are wanted beside keepalived's own configuration. */
  private static List<String> files(
      OperationRequest request, Pair pair, Node node, Map<String, Preflight> found) {
    return switch (request) {
      case SetUp setUp -> SetUpFiles.of(pair, node.mysql().serviceName(), found.get(node.name()));
      case ApplyConfig _ -> SetUpFiles.ofScriptsAndUnits(pair, node.mysql().serviceName());
      case Switchover _, Failover _, Fence _ -> SetUpFiles.ofScripts(pair);
      default -> List.of();
    };
  }
}
