package dev.pairkeeper.plan;

import dev.pairkeeper.analysis.ProblemCode;
import dev.pairkeeper.plan.OperationRequest.Switchover;
import dev.pairkeeper.topology.MysqlSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.ReplicationChannel;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.topology.WritePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands against a switchover; each is looked for, so that all are told at once. */
final class SwitchoverObstacles {

  private final PlanDraft draft;
  private final Ground ground;
  private final Switchover wanted;
  private final ConfigurationObstacles configuration;

  SwitchoverObstacles(PlanDraft draft, Ground ground, Switchover wanted) {
    this.draft = draft;
    this.ground = ground;
    this.wanted = wanted;
    this.configuration = new ConfigurationObstacles(draft, ground);
  }

  /** The node that has the VIP; empty when it is not one. */
  Optional<NodeSnapshot> find() {
    policy();
    configuration.ofNodes();
    List<NodeConf> confs = new ArrayList<>();
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      Requests.server(draft, node).ifPresent(server -> replication(node, server));
      configuration.ofDrift(node);
      NodeConf.read(draft, ground, node).ifPresent(confs::add);
    }
    configuration.ofFaults(confs);
    confs.forEach(this::files);
    flapping();
    Optional<NodeSnapshot> owner = configuration.owner();
    owner.ifPresent(from -> {
      NodeSnapshot to = ground.snapshot().peerOf(from);
      target(to);
      writability(from, to);
      vrrp(from, to);
      traffic(from);
    });
    return owner;
  }

  private void policy() {
    draft.refuseIf(
        ground.pair().writePolicy() != WritePolicy.SINGLE_WRITER,
        "NOT_A_SINGLE_WRITER",
        "%s may have two writers, so there is nothing to hand over but the VIP."
            .formatted(ground.pair().name()),
        "Register the pair as SINGLE_WRITER, or let keepalived move the VIP.");
  }

  private void replication(NodeSnapshot node, MysqlSnapshot server) {
    boolean runs =
        !server.channels().isEmpty()
            && server.channels().stream().allMatch(ReplicationChannel::running);
    draft.leansOn("Replication on " + node.name(), runs ? "runs" : "does not run");
    draft.refuseIf(
        !runs,
        "REPLICATION_NOT_RUNNING",
        "%s does not replicate from its peer, or a thread is stopped.".formatted(node.name()),
        "Start replication there first (START_REPLICATION).");
  }

  /** What a hand-over leans on: our own configuration, and our scripts in this release's form. */
  private void files(NodeConf conf) {
    draft.refuseIf(
        !conf.isOwn(),
        "CONFIG_NOT_OWN",
        "%s on %s was not written by Pairkeeper, so nothing there hands the VIP over on request and opens the server that gets it."
            .formatted(conf.path(), conf.name()),
        "Have the pair set up by Pairkeeper (SET_UP); replication and the data stay as they are.");
    if (conf.isOwn() && conf.seen().mysql().answered()) {
      List<String> other =
          new OwnScripts(ground, ground.pair())
              .wanted(draft, conf).stream()
                  .filter(file -> !file.stands(conf.facts()))
                  .map(PlannedFile::path)
                  .toList();
      draft.refuseIf(
          !other.isEmpty(),
          "SCRIPTS_DIFFER",
          "On %s these are not as this release of Pairkeeper needs them: %s."
              .formatted(conf.name(), String.join(", ", other)),
          "Bring them there first (APPLY_CONFIG).");
    }
  }

  private void flapping() {
    ground.assessment().problems().stream()
        .filter(problem -> problem.code() == ProblemCode.FLAPPING)
        .forEach(problem -> draft.refuse("FLAPPING", problem.message(), problem.cure()));
  }

  private void target(NodeSnapshot to) {
    String name = wanted.to();
    draft.refuseIf(
        name != null && ground.snapshot().node(name).isEmpty(),
        "NO_SUCH_NODE",
        "%s has no node '%s'.".formatted(ground.pair().name(), name),
        "Leave it out: the VIP goes to the node that has not got it.");
    draft.refuseIf(
        name != null && ground.snapshot().node(name).isPresent() && !name.equals(to.name()),
        "ALREADY_OWNER",
        "%s has the VIP already.".formatted(name),
        "Nothing needs to be done.");
    ground.assessment().eligibility().stream()
        .filter(each -> each.node().equals(to.name()) && !each.eligible())
        .flatMap(each -> each.reasons().stream())
        .forEach(reason -> draft.refuse(reason.code(), reason.message(), reason.cure()));
  }

  private void writability(NodeSnapshot from, NodeSnapshot to) {
    draft.leansOnWriters();
    draft.refuseIf(
        !from.writable().orElse(true),
        "OWNER_READ_ONLY",
        "%s has the VIP and takes no writes.".formatted(from.name()),
        "Find out who closed it, and open it first (SET_WRITABLE on %s).".formatted(from.name()));
    draft.refuseIf(
        to.writable().orElse(false),
        "STANDBY_WRITABLE",
        "%s has not got the VIP and takes writes, which may be missing on %s."
            .formatted(to.name(), from.name()),
        "Close it first (SET_READ_ONLY on %s), and see that replication brings what was written there."
            .formatted(to.name()));
  }

  private void vrrp(NodeSnapshot from, NodeSnapshot to) {
    refuseState(from, VrrpState.MASTER);
    refuseState(to, VrrpState.BACKUP);
    int theirs = to.node().priority().value();
    int ours = from.node().priority().value();
    draft.leansOn("Registered preempt mode", ground.pair().preemptMode());
    draft.refuseIf(
        ground.pair().preemptMode() == PreemptMode.PREEMPT && ours > theirs,
        "VIP_WOULD_GO_BACK",
        "The pair preempts and %s has the higher priority: the VIP would go back to it at once."
            .formatted(from.name()),
        "Change the pair to NOPREEMPT first (CHANGE_PREEMPT), or exchange the priorities.");
  }

  private void refuseState(NodeSnapshot node, VrrpState state) {
    VrrpState is = node.vrrp().map(VrrpInstance::state).orElse(VrrpState.UNKNOWN);
    draft.refuseIf(
        node.host().answered() && is != state && is != VrrpState.FAULT,
        "VRRP_STATE",
        "keepalived on %s is %s, not %s.".formatted(node.name(), is, state),
        "Wait until both agree; the pair's problems tell more.");
  }

  private void traffic(NodeSnapshot from) {
    Traffic traffic = ground.traffic(from.node());
    if (traffic == null) {
      draft.refuseIf(
          from.mysql().answered(),
          "SESSIONS_UNKNOWN",
          "The server on %s does not tell the panel's account of its sessions."
              .formatted(from.name()),
          "Give the account PROCESS; README has the grants.");
      return;
    }
    for (String account : traffic.passReadOnly()) {
      draft.refuse(
          "ACCOUNT_PASSES_READ_ONLY",
          "%s on %s writes also while the server is read-only, and there is nothing else that would stop it."
              .formatted(account, from.name()),
          "Take SUPER and READ ONLY ADMIN from the account; no application needs them.");
    }
    if (wanted.endTransactionsAfter() == null) {
      for (String session : traffic.longRunning()) {
        draft.refuse(
            "LONG_TRANSACTION",
            "On %s a transaction or statement goes on for longer than a second: session %s."
                .formatted(from.name(), session),
            "Wait for its end, or choose after how many seconds it is ended.");
      }
    } else {
      for (String session : traffic.longRunning()) {
        draft.warn(
            "On %s session %s is ended when it still goes on after %d s."
                .formatted(from.name(), session, wanted.endTransactionsAfter().toSeconds()));
      }
    }
  }
}
