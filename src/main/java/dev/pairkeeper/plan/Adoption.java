package dev.pairkeeper.plan;

import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.VipPlacement.OnBoth;
import java.time.Duration;
import java.util.List;

/**
 * The set-up of two servers that replicate from each other already, as a pair has that was made by
 * hand. Their data, replication and its account stay as they are and no server is restarted; what
 * the pair lacks is brought around them: options, the scripts' account, keepalived, the scripts.
 */
final class Adoption {

  private static final Duration CATCH_UP = Duration.ofMinutes(5);

  private final PlanDraft draft;
  private final SetUpParts parts;

  private Adoption(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  /** Whether the first of the parts is where clients write: with the VIP, else the open one. */
  static boolean ownsFirst(Ground ground, SetUpParts parts) {
    SetUpNode first = parts.source();
    SetUpNode second = parts.target();
    List<NodeSnapshot> holders = ground.snapshot().vipHolders();
    if (holders.size() == 1) {
      return holders.getFirst().name().equals(first.name());
    }
    return first.server().writable() == second.server().writable()
        ? parts.prefersSource()
        : first.server().writable();
  }

  static void findObstacles(PlanDraft draft, SetUpParts parts) {
    Adoption adoption = new Adoption(draft, parts);
    adoption.place();
    parts.nodes().forEach(adoption::replication);
  }

  private void place() {
    draft.refuseIf(
        parts.nodes().stream().allMatch(Adoption::isSetUp),
        "REPLICATES_ALREADY",
        "%s was set up by Pairkeeper: both nodes replicate from each other, and keepalived.conf is ours on both."
            .formatted(parts.pair().name()),
        "There is nothing to set up. Bring keepalived and the scripts to what is wanted by APPLY_CONFIG.");
    draft.refuseIf(
        parts.wanted().dataFrom() != null,
        "DATA_ON_BOTH",
        "Both nodes replicate from each other, so nothing is copied, and dataFrom has no meaning.",
        "Leave dataFrom out. To give a node a new copy all the same, end replication on both first (%s; %s)."
            .formatted(
                parts.source().statements().stopReplication(),
                parts.source().statements().unfollow()));
    draft.refuseIf(
        draft.ground().snapshot().vipPlacement() instanceof OnBoth,
        "VIP_NOT_ON_ONE_NODE",
        "%s is on both nodes.".formatted(parts.pair().vip().host()),
        "Bring the VIP to one node first; the pair's problems tell why it is not there.");
    draft.refuseIf(
        !parts.source().node().mayOwn(),
        "OWNER_MAY_NOT_OWN",
        "%s is where the pair is written to, and is registered as a node that may not own the VIP."
            .formatted(parts.source().name()),
        "Let it own the VIP in the pair's form (mayOwn); when the pair is set up, switch over.");
  }

  private static boolean isSetUp(SetUpNode node) {
    HostFile conf = node.facts().file(node.facts().keepalivedConf());
    return conf != null && NodeConf.isOwn(conf);
  }

  private void replication(SetUpNode node) {
    List<ReplicationChannel> channels = node.server().channels();
    draft.refuseIf(
        channels.size() > 1,
        "IS_A_REPLICA",
        "%s replicates from others than its peer, too: %s."
            .formatted(
                node.name(),
                String.join(", ", channels.stream().map(ReplicationChannel::sourceHost).toList())),
        "End the other channels first.");
    draft.refuseIf(
        channels.stream().anyMatch(channel -> !channel.running()),
        "REPLICATION_NOT_RUNNING",
        "%s does not replicate from its peer just now: a thread is stopped or not connected."
            .formatted(node.name()),
        "Start replication there first (START_REPLICATION).");
    draft.refuseIf(
        channels.stream().anyMatch(channel -> !channel.autoPosition()),
        "NO_AUTO_POSITION",
        "%s replicates by file and position, from which nobody can tell after a failure what it lacks."
            .formatted(node.name()),
        "Have both replicate by GTIDs first: on MySQL bring gtid_mode to ON on both, one mode at a time, then SOURCE_AUTO_POSITION = 1; on MariaDB MASTER_USE_GTID = slave_pos.");
  }

  static void warn(PlanDraft draft, SetUpParts parts) {
    SetUpNode source = parts.source();
    SetUpNode target = parts.target();
    draft.warn(
        "%s replicate from each other already: data and replication stay as they are, and neither server is restarted. Clients are cut off for some seconds when keepalived on %s starts with its new configuration."
            .formatted(
                parts.pair().first().name() + " and " + parts.pair().second().name(),
                source.name()));
    if (parts.oneWriter() && target.server().writable()) {
      draft.warn(
          "%s takes writes now and will not any more: whoever writes there must write at the VIP."
              .formatted(target.name()));
    }
    for (SetUpNode node : parts.nodes()) {
      List<String> later = ServerOptions.of(node, parts).needingRestart();
      if (!later.isEmpty()) {
        draft.warn(
            "These options come into force on %s when its server is started next: %s."
                .formatted(node.name(), String.join(", ", later)));
      }
      if (VipSteps.runs(node) && !isSetUp(node)) {
        draft.warn(
            "keepalived on %s was set up by somebody else. What its scripts did is done by the pair's own from now on; what cron or systemd runs beside it, such as a script that ends keepalived, has to be removed by hand."
                .formatted(node.name()));
      }
    }
  }

  static String summary(SetUpParts parts) {
    return "%s and %s replicate from each other and go on to do so; the scripts and keepalived come to both, and keepalived puts the VIP on %s."
        .formatted(parts.pair().first().name(), parts.pair().second().name(), parts.owner().name());
  }

  /**
   * The target is closed and everybody has everything before a server is told of anything: MariaDB
   * numbers transactions otherwise from then on.
   */
  static void addSteps(PlanDraft draft, SetUpParts parts) {
    if (parts.oneWriter()) {
      SetUpSteps.close(draft, parts.target());
    }
    draft.check(
        "See that both have what the other has", null, SetUpSteps.bothHaveAll(parts), CATCH_UP);
    OptionSteps.add(draft, parts);
    SetUpSteps.open(draft, parts.source());
    AccountSteps.ofScripts(draft, parts);
  }
}
