package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.QueryAnswers;
import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.plan.Condition.Replicates;
import dev.pairkeeper.plan.Condition.ServerAnswers;
import dev.pairkeeper.plan.OperationRequest.RenewServerUuid;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Flavor;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.WritePolicy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gives a server a new UUID: it makes one when it starts and finds no auto.cnf in its data
 * directory (MySQL 9 manual, 'Replication and Binary Logging Options', server_uuid).
 */
final class IdentityPlans {

  private static final Duration STOPPING = Duration.ofMinutes(2);
  private static final Duration STARTING = Duration.ofMinutes(2);
  private static final Duration CONNECTING = Duration.ofSeconds(60);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final PlanDraft draft;
  private final Ground ground;

  private IdentityPlans(PlanDraft draft, Ground ground) {
    this.draft = draft;
    this.ground = ground;
  }

  static Decision renewUuid(RenewServerUuid wanted, Ground ground) {
    PlanDraft draft = new PlanDraft(wanted, ground);
    return new IdentityPlans(draft, ground).decide(wanted.node());
  }

  private Decision decide(String name) {
    Optional<NodeSnapshot> node = Requests.node(draft, ground, name);
    if (node.isEmpty()) {
      return draft.decide("");
    }
    Optional<MysqlSnapshot> server = Requests.server(draft, node.get());
    NodeSnapshot peer = ground.snapshot().peerOf(node.get());
    Optional<MysqlSnapshot> peerServer = Requests.server(draft, peer);
    Optional<HostFacts> facts = Requests.host(draft, ground, node.get());
    refuseOwner(node.get(), server);
    facts.ifPresent(host -> refuseUnknown(name, host));
    server.ifPresent(seen ->
        draft.refuseIf(
            seen.version().flavor() == Flavor.MARIADB,
            "NO_SERVER_UUID",
            "%s is MariaDB, which has no server UUID.".formatted(name),
            "Nothing needs to be done; MariaDB tells servers apart by server_id."));
    if (draft.refused() || facts.isEmpty() || server.isEmpty() || peerServer.isEmpty()) {
      return draft.decide("");
    }
    draft
        .leansOn("Server UUID of " + name, String.valueOf(server.get().serverUuid()))
        .leansOn("Data directory of " + name, String.valueOf(facts.get().dataDirectory()));
    warn(name, server.get(), peerServer.get());
    warnOfReplicas(node.get(), peerServer.get());
    restart(new Place(node.get(), facts.get()), server.get());
    replicate(node.get(), server.get());
    replicate(peer, peerServer.get());
    return draft.decide(
        "%s gets a new server UUID by a restart without its auto.cnf; replication is then started on"
                .formatted(name)
            + " both nodes.");
  }

  /** Where it is done. */
  private record Place(NodeSnapshot node, HostFacts facts) {

    Deed.Command service(String action) {
      return command(facts.service(action, String.valueOf(facts.mysqlService())));
    }

    Deed.Command command(String command) {
      return new Deed.Command(node.name(), Privilege.command(node.node(), command));
    }
  }

  private void refuseOwner(NodeSnapshot node, Optional<MysqlSnapshot> server) {
    String holds = node.holdsVip().map(Object::toString).orElse("unknown");
    draft.leansOn(node.name() + " has the VIP", holds);
    draft.refuseIf(
        node.holdsVip().orElse(false),
        "VIP_OWNER",
        "%s has the VIP, and its server has to be restarted.".formatted(node.name()),
        "Renew the UUID of %s instead, or move the VIP first."
            .formatted(ground.snapshot().peerOf(node).name()));
    boolean onlyWriter =
        server.filter(MysqlSnapshot::writable).isPresent()
            && ground.pair().writePolicy() == WritePolicy.SINGLE_WRITER;
    draft.leansOn(
        node.name() + " takes writes", node.writable().map(Object::toString).orElse("unknown"));
    draft.refuseIf(
        onlyWriter && !node.holdsVip().orElse(false),
        "STANDBY_WRITABLE",
        "%s takes writes, and what clients write while it restarts would fail."
            .formatted(node.name()),
        "Close it for writes first (SET_READ_ONLY).");
  }

  private void refuseUnknown(String name, HostFacts host) {
    draft.refuseIf(
        host.mysqlService() == null,
        "SERVICE_UNKNOWN",
        "Which service is the server of %s could not be told.".formatted(name),
        "Register the service's name with the node.");
    draft.refuseIf(
        host.dataDirectory() == null || !host.dataDirectory().startsWith("/"),
        "DATA_DIRECTORY_UNKNOWN",
        "The server of %s did not tell its data directory.".formatted(name),
        "Let the panel's account read @@datadir; the panel's log has what the server said.");
  }

  private void warn(String name, MysqlSnapshot server, MysqlSnapshot peer) {
    draft.warn("The server of %s is down while it restarts.".formatted(name));
    if (server.serverUuid() != null && !server.serverUuid().equals(peer.serverUuid())) {
      draft.warn(
          "%s and its peer have different UUIDs already; another one is needed only for a clone."
              .formatted(name));
    }
  }

  private void warnOfReplicas(NodeSnapshot node, MysqlSnapshot peer) {
    String others =
        ground.replicas(node.node()).stream()
            .filter(replica -> replica.serverId() != peer.serverId())
            .map(AttachedReplica::says)
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      draft.warn(
          "%s has replicas besides its peer: %s. They are cut off while its server restarts, and find a source with another UUID then; look at each of them afterwards."
              .formatted(node.name(), others));
    }
  }

  private void restart(Place place, MysqlSnapshot server) {
    String name = place.node().name();
    String directory = String.valueOf(place.facts().dataDirectory());
    String file = ShellText.word(directory.replaceFirst("/*$", "/auto.cnf"));
    String copy =
        ShellText.word(
            directory.replaceFirst("/*$", "/auto.cnf.pairkeeper-" + DATE.format(ground.madeAt())));
    draft.step(
        "Stop the server of %s".formatted(name),
        name,
        place.service("stop"),
        List.of(),
        new Undo.By(place.service("start")),
        STOPPING);
    draft.step(
        "Move auto.cnf of %s away".formatted(name),
        name,
        place.command("test -e %2$s || mv %1$s %2$s".formatted(file, copy)),
        List.of(),
        new Undo.By(place.command("test ! -e %2$s || mv -f %2$s %1$s".formatted(file, copy))));
    draft.step(
        "Start the server of %s".formatted(name),
        name,
        place.service("start"),
        List.of(
            new ServerAnswers(name),
            new QueryAnswers(
                name,
                "SELECT @@server_uuid <> " + SqlText.literal(String.valueOf(server.serverUuid())),
                "1")),
        new Undo.By(place.service("stop")),
        STARTING);
    if (ground.pair().writePolicy() == WritePolicy.SINGLE_WRITER) {
      draft.step(
          "Close %s for writes again".formatted(name),
          name,
          Deed.Sql.of(name, Statements.of(server.version()).close().toArray(String[]::new)),
          List.of(new ReadOnly(name)),
          new Undo.Stays("A standby takes no writes."));
    }
  }

  /** A replica that once met its own UUID stays stopped until it is started. */
  private void replicate(NodeSnapshot node, MysqlSnapshot server) {
    if (server.channels().isEmpty()) {
      draft.warn("%s is no replica, so nothing is started there.".formatted(node.name()));
      return;
    }
    Statements statements = Statements.of(server.version());
    List<String> words =
        new ArrayList<>(List.of(statements.stopReplication(), statements.startReplication()));
    draft.step(
        "Start replication on %s".formatted(node.name()),
        node.name(),
        Deed.Sql.of(node.name(), words.toArray(String[]::new)),
        List.of(new Replicates(node.name())),
        new Undo.Stays("Replication that runs is left running."),
        CONNECTING);
  }
}
