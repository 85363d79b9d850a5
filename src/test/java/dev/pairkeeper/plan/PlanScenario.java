package dev.pairkeeper.plan;

import dev.pairkeeper.analysis.Situations;
import dev.pairkeeper.keepalived.node.NodeFiles;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PairSnapshot;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.topology.ServerVersion;
import dev.pairkeeper.topology.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.yaml.snakeyaml.Yaml;

/**
 * A file of {@code plans}: what is asked for, in which way the pair is not healthy, what stands in
 * keepalived.conf where it is not what the pair's maker wrote by hand, and what comes of it.
 */
@NullUnmarked
record PlanScenario(String situation, Map<String, Object> yaml) {

  static final Path FOLDER = Path.of("src/test/resources/plans");
  static final String CONF = "/etc/keepalived/keepalived.conf";
  static final Instant NOW = Instant.parse("2026-01-05T03:00:00Z");

  static List<PlanScenario> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file ->
              new PlanScenario(file.getFileName().toString().replace(".yaml", ""), read(file)))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, Object> read(Path file) {
    try {
      return new Yaml().load(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Decision decision() {
    return Planner.plan(request(), ground());
  }

  OperationRequest request() {
    String node = (String) map("parameters").get("node");
    return switch (OperationKind.valueOf((String) yaml.get("operation"))) {
      case CHANGE_PREEMPT ->
          new OperationRequest.ChangePreempt(
              PreemptMode.valueOf((String) map("parameters").get("mode")));
      case APPLY_CONFIG -> new OperationRequest.ApplyConfig();
      case START_KEEPALIVED -> new OperationRequest.StartKeepalived(node);
      case START_REPLICATION -> new OperationRequest.StartReplication(node);
      case RENEW_SERVER_UUID -> new OperationRequest.RenewServerUuid(node);
      case SET_WRITABLE -> new OperationRequest.SetWritable(node);
      case SET_READ_ONLY -> new OperationRequest.SetReadOnly(node);
      case SWITCHOVER ->
          new OperationRequest.Switchover(
              (String) map("parameters").get("to"),
              OperationRequest.Switchover.USUAL_CATCH_UP_TIMEOUT,
              map("parameters").get("endTransactionsAfterSeconds") instanceof Integer seconds
                  ? Duration.ofSeconds(seconds)
                  : null);
      case FAILOVER ->
          new OperationRequest.Failover(
              String.valueOf(map("parameters").get("to")),
              Boolean.TRUE.equals(map("parameters").get("acceptLoss")),
              Boolean.TRUE.equals(map("parameters").get("skipFenceCommand")));
      case ACKNOWLEDGE_FLAPPING -> new OperationRequest.AcknowledgeFlapping();
      case FENCE ->
          new OperationRequest.Fence(
              node, Boolean.TRUE.equals(map("parameters").get("skipFenceCommand")));
      case SET_UP -> throw new IllegalArgumentException("set-up has scenarios of its own");
    };
  }

  Ground ground() {
    PairSnapshot snapshot = Situations.snapshot(new Yaml().dump(map("snapshot")), NOW);
    Map<String, HostFacts> hosts = new HashMap<>();
    for (Node node : snapshot.pair().nodes()) {
      if (!map("unread").containsKey(node.name())) {
        hosts.put(node.name(), facts(snapshot, node, map("hosts." + node.name())));
      }
    }
    return new Ground(
        snapshot,
        Situations.assessment(snapshot),
        hosts,
        Map.of(),
        traffic(snapshot.pair()),
        replicas(snapshot.pair()),
        Set.copyOf(texts("fenceCommands")),
        null,
        NOW);
  }

  /** By node: each replica's server id and the name that it goes by. */
  private Map<String, List<AttachedReplica>> replicas(Pair pair) {
    Map<String, List<AttachedReplica>> replicas = new HashMap<>();
    for (Node node : pair.nodes()) {
      replicas.put(
          node.name(),
          map("replicas." + node.name()).entrySet().stream()
              .map(one ->
                  new AttachedReplica(Long.parseLong(one.getKey()), String.valueOf(one.getValue())))
              .toList());
    }
    return replicas;
  }

  private Map<String, Traffic> traffic(Pair pair) {
    Map<String, Traffic> traffic = new HashMap<>();
    for (Node node : pair.nodes()) {
      Map<String, Object> said = map("traffic." + node.name());
      traffic.put(
          node.name(),
          new Traffic(
              texts(said, "longRunning"),
              texts(said, "passReadOnly"),
              !said.containsKey("mayCreateNoSchemas"),
              (Double) said.get("lagChange")));
    }
    return traffic;
  }

  /** The files that set-up left, where the scenario says so. */
  private Map<String, HostFile> ownFiles(PairSnapshot snapshot, Node node) {
    Optional<MysqlSnapshot> server = snapshot.node(node.name()).orElseThrow().mysql().answer();
    if (!has("ownFiles") || server.isEmpty()) {
      return Map.of();
    }
    Map<String, HostFile> files = new HashMap<>();
    Pair pair = toldOf(snapshot.pair());
    ServerVersion version = server.get().version();
    String client = version.flavor() == Flavor.MARIADB ? "/usr/bin/mariadb" : "/usr/bin/mysql";
    InetAddress peer = InetAddress.ofLiteral(pair.peerOf(node).host());
    NodeFiles.of(
            OwnScripts.settings(pair, toldOf(node), version, peer, client),
            has("ownUnits") ? "mysql" : null)
        .forEach(own ->
            files.put(
                own.path(),
                new HostFile(
                    Secret.of(own.text()), Sha256.of(own.text()), own.mode(), "root:root")));
    files.put(
        CONF,
        file("! Written by Pairkeeper for node '%s'\n%s".formatted(node.name(), handMade(node))));
    return files;
  }

  /** The pair as it was when its hosts were last told of it. */
  private Pair toldOf(Pair pair) {
    return has("toldWitnesses")
        ? pair.withWitnesses(texts("toldWitnesses").stream().map(InetAddress::ofLiteral).toList())
        : pair;
  }

  /** The node likewise, whether it might own the VIP then. */
  private Node toldOf(Node node) {
    return new Node(
        node.name(),
        node.host(),
        node.networkInterface(),
        node.priority(),
        (Boolean) map("toldMayOwn").getOrDefault(node.name(), node.mayOwn()),
        node.mysql(),
        node.ssh());
  }

  private HostFacts facts(PairSnapshot snapshot, Node node, Map<String, Object> said) {
    Map<String, HostFile> files = new HashMap<>();
    Map<String, Object> own = map("files." + node.name());
    if (!own.containsKey(CONF)) {
      files.put(CONF, file(handMade(node)));
    }
    own.forEach((path, text) -> {
      if (text != null) {
        files.put(path, file((String) text));
      }
    });
    files.putAll(ownFiles(snapshot, node));
    List<String> keepalived = new ArrayList<>(List.of(CONF));
    own.keySet().stream().filter(path -> !path.equals(CONF)).forEach(keepalived::add);
    return new HostFacts(
        ServiceControl.valueOf((String) said.getOrDefault("services", "SYSTEMD")),
        node.name(),
        "keepalived",
        (String) said.getOrDefault("mysqlService", "mysql"),
        CONF,
        keepalived.stream().filter(files::containsKey).toList(),
        "2.3.4",
        !said.containsKey("noArping"),
        node.host(),
        (String) said.getOrDefault("dataDirectory", "/var/lib/my sql/"),
        files,
        said.containsKey("unreadable") ? Set.of(CONF) : Set.of());
  }

  private static HostFile file(String text) {
    return new HostFile(Secret.of(text), Sha256.of(text), "644", "root:root");
  }

  /** What the maker of the pair wrote. */
  static String handMade(Node node) {
    String peer = node.name().equals("db1") ? "172.30.0.12" : "172.30.0.11";
    return """
    global_defs {
        vrrp_version 3
    }
    # the pair's
    vrrp_instance VI_1 {
        state BACKUP   # both
        nopreempt
        interface eth0
        virtual_router_id 51
        priority %d
        advert_int 0.5
        unicast_src_ip %s
        unicast_peer {
            %s
        }
        authentication {
            auth_type PASS
            auth_pass s3cr3txx
        }
        virtual_ipaddress {
            172.30.0.100/24 dev eth0
        }
        notify /etc/keepalived/notify.sh
    }
    """
        .formatted(node.priority().value(), node.host(), peer);
  }

  List<String> texts(String key) {
    Object found = yaml.get(key);
    return found == null ? List.of() : ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static List<String> texts(Map<String, Object> said, String key) {
    return said.get(key) instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of();
  }

  boolean has(String key) {
    return yaml.containsKey(key);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> map(String path) {
    Map<String, Object> at = yaml;
    for (String key : path.split("\\.", -1)) {
      Object next = at.get(key);
      at = next == null ? Map.of() : (Map<String, Object>) next;
    }
    return at;
  }

  @Override
  public String toString() {
    return situation;
  }
}
