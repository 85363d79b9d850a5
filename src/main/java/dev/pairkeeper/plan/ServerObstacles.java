package dev.pairkeeper.plan;

import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.ServerVersion;
import java.util.List;

/** What of the two servers stands in the way of a set-up. */
final class ServerObstacles {

  private final PlanDraft draft;
  private final SetUpParts parts;

  private ServerObstacles(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  static void find(PlanDraft draft, SetUpParts parts) {
    ServerObstacles obstacles = new ServerObstacles(draft, parts);
    obstacles.versions(parts.source().version(), parts.target().version());
    obstacles.uuids();
    obstacles.replication();
    for (SetUpNode node : parts.nodes()) {
      obstacles.persisted(node);
      obstacles.privileges(node);
      obstacles.replicas(node);
      obstacles.safety(node);
    }
  }

  private void versions(ServerVersion source, ServerVersion target) {
    boolean oneSeries =
        source.flavor() == target.flavor()
            && source.major() == target.major()
            && source.minor() == target.minor();
    draft.refuseIf(
        !oneSeries,
        "VERSIONS_DIFFER",
        "%s has %s and %s has %s: each replicates from the other, so neither may be older."
            .formatted(parts.source().name(), source.text(), parts.target().name(), target.text()),
        "Bring both to one version.");
    if (oneSeries && source.compareTo(target) != 0) {
      draft.warn(
          "%s has %s and %s has %s. Within a series that works; bring both to one version all the same."
              .formatted(
                  parts.source().name(), source.text(), parts.target().name(), target.text()));
    }
    draft.refuseIf(
        !parts.source().statements().hasGtids() || !parts.target().statements().hasGtids(),
        "NO_GTIDS",
        "%s has no GTIDs as set-up needs them; they came with MySQL 5.6.9 and MariaDB 10.0.2."
            .formatted(source.text()),
        "Upgrade both servers first.");
  }

  private void uuids() {
    String uuid = parts.source().server().serverUuid();
    draft.refuseIf(
        uuid != null
            && uuid.equals(parts.target().server().serverUuid())
            && !parts.wanted().renewServerUuid(),
        "SAME_SERVER_UUID",
        "Both servers have the UUID %s, as clones of a machine have: they would not replicate."
            .formatted(uuid),
        "Have the plan give %s a new one (renewServerUuid).".formatted(parts.target().name()));
  }

  private void replication() {
    for (SetUpNode node : parts.nodes()) {
      List<ReplicationChannel> channels = node.server().channels();
      draft.refuseIf(
          !parts.adopts() && !channels.isEmpty(),
          "IS_A_REPLICA",
          "%s replicates already, from %s."
              .formatted(
                  node.name(),
                  String.join(
                      ", ", channels.stream().map(ReplicationChannel::sourceHost).toList())),
          "Stop that and let it forget its source (%s; %s), or adopt the servers as they are."
              .formatted(node.statements().stopReplication(), node.statements().unfollow()));
    }
  }

  /** Where the peer replicates it is among these, and adopted or refused for that. */
  private void replicas(SetUpNode node) {
    if (node.asked().replicas().isEmpty() || !parts.peerOf(node).server().channels().isEmpty()) {
      return;
    }
    String named = String.join(", ", node.asked().replicas());
    boolean copied = parts.copies() && node.name().equals(parts.target().name());
    boolean emptied = !parts.copies() && ReplicationSteps.hasHistory(node);
    draft.refuseIf(
        copied || emptied,
        "REPLICAS_ATTACHED",
        "%s has replicas (%s), and %s: they would stop, or hold other data than it."
            .formatted(
                node.name(),
                named,
                copied ? "its data are replaced by a copy" : "its binary logs are emptied"),
        "Point them at another source or end them first, and give them a new copy when the pair is set up%s."
            .formatted(
                copied ? "; or take the data from %s (dataFrom)".formatted(node.name()) : ""));
    if (!copied && !emptied) {
      draft.warn(
          "%s has replicas: %s. They are cut off while its server restarts, and follow it, not the VIP: what is written on %s reaches them only through it."
              .formatted(node.name(), named, parts.peerOf(node).name()));
    }
  }

  private void persisted(SetUpNode node) {
    List<String> overruled = ServerOptions.of(node, parts).overruledBy(node.asked().persisted());
    draft.refuseIf(
        !overruled.isEmpty(),
        "OPTIONS_PERSISTED",
        "On %s SET PERSIST overrules what the pair needs: %s."
            .formatted(node.name(), String.join(", ", overruled)),
        "RESET PERSIST %s;".formatted(String.join("; RESET PERSIST ", overruled)));
  }

  private void privileges(SetUpNode node) {
    List<String> missing = Privileges.missing(node.version(), node.asked().grants(), copying());
    draft.refuseIf(
        !missing.isEmpty(),
        "PRIVILEGES_MISSING",
        "The panel's account on %s lacks what setting up needs: %s."
            .formatted(node.node().mysqlAddress(), String.join(", ", missing)),
        Privileges.grant(missing, node.node().mysql().user()));
  }

  private Privileges.Copying copying() {
    if (!parts.copies()) {
      return Privileges.Copying.NOT;
    }
    return parts.clones() ? Privileges.Copying.BY_CLONE : Privileges.Copying.BY_DUMP;
  }

  private void safety(SetUpNode node) {
    if (!"1".equals(node.asked().variables().getOrDefault("sync_binlog", "1"))
        || !"1"
            .equals(node.asked().variables().getOrDefault("innodb_flush_log_at_trx_commit", "1"))) {
      draft.warn(
          "%s does not write each commit to disk (sync_binlog, innodb_flush_log_at_trx_commit): a crash may lose what was acknowledged. Set-up leaves that as it is."
              .formatted(node.name()));
    }
  }
}
