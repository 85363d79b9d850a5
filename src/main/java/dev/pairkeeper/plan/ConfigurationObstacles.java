package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.SyntaxFault;
import dev.pairkeeper.topology.ConfigurationDrift;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VipPlacement.OnBoth;
import dev.pairkeeper.topology.VrrpInstance;
import dev.pairkeeper.topology.VrrpState;
import dev.pairkeeper.topology.WritePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands against changing keepalived's configuration on a live pair. */
final class ConfigurationObstacles {

  private final PlanDraft draft;
  private final Ground ground;

  ConfigurationObstacles(PlanDraft draft, Ground ground) {
    this.draft = draft;
    this.ground = ground;
  }

  /** What is against it whatever stands in the files. */
  void ofNodes() {
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      Optional<HostSnapshot> host = node.host().answer();
      ServiceState keepalived =
          host.map(HostSnapshot::keepalivedService).orElse(ServiceState.UNKNOWN);
      draft.leansOn("keepalived on " + node.name(), keepalived);
      draft.leansOn("VRRP state of " + node.name(), state(node));
      boolean root = node.node().ssh().user().equals("root") || node.node().ssh().sudo();
      draft.refuseIf(
          !root,
          "NOT_ROOT",
          "%s on %s is neither root nor registered with sudo."
              .formatted(node.node().ssh().user(), node.name()),
          "Register a user there who is root or may use sudo without a password.");
      draft.refuseIf(
          host.isPresent() && keepalived != ServiceState.RUNNING,
          "KEEPALIVED_NOT_RUNNING",
          "keepalived on %s is %s, so nothing would tell whether the new file does well."
              .formatted(node.name(), keepalived),
          "Start keepalived there first (START_KEEPALIVED).");
    }
  }

  /** A check that fails stands against it, unless it is the one that was told to. */
  void ofFaults(List<NodeConf> confs) {
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      boolean told =
          confs.stream().anyMatch(conf -> conf.seen().equals(node) && conf.keptOff(ground.pair()));
      draft.refuseIf(
          state(node) == VrrpState.FAULT && !told,
          "VRRP_FAULT",
          "keepalived on %s is in FAULT: its check fails.".formatted(node.name()),
          "End the cause first; on %s, journalctl -u keepalived -n 50 names the check that fails."
              .formatted(node.name()));
    }
  }

  /** The node that has the VIP, or refuses. */
  Optional<NodeSnapshot> owner() {
    Optional<NodeSnapshot> owner =
        ground.snapshot().vipPlacement() instanceof OnBoth
            ? Optional.empty()
            : ground.snapshot().vipOwner();
    draft.leansOn("VIP owner", owner.map(NodeSnapshot::name).orElse("none, both or unknown"));
    return refuseWithoutOwner(owner, "%s is not on exactly one node.".formatted(vip()));
  }

  /** The same where the registered VIP may be a new one, which nobody has yet. */
  Optional<NodeSnapshot> ownerOrMaster() {
    List<NodeSnapshot> masters =
        ground.snapshot().nodes().stream().filter(node -> state(node) == VrrpState.MASTER).toList();
    if (!ground.snapshot().vipHolders().isEmpty()) {
      return owner();
    }
    Optional<NodeSnapshot> master =
        masters.size() == 1 ? Optional.of(masters.getFirst()) : Optional.empty();
    draft.leansOn("VRRP master", master.map(NodeSnapshot::name).orElse("none, both or unknown"));
    return refuseWithoutOwner(
        master, "No node has %s, and not exactly one node is MASTER.".formatted(vip()));
  }

  private Optional<NodeSnapshot> refuseWithoutOwner(Optional<NodeSnapshot> owner, String message) {
    boolean seen = ground.snapshot().nodes().stream().allMatch(node -> node.host().answered());
    draft.refuseIf(
        owner.isEmpty() && seen,
        "VIP_NOT_ON_ONE_NODE",
        message,
        "Bring the VIP to one node first; the pair's problems tell why it is not there.");
    return owner;
  }

  /** Whether something is against editing what is there, which is then refused. */
  boolean ofFiles(NodeConf conf) {
    List<SyntaxFault> faults = conf.declared().configuration().faults();
    faults.stream()
        .limit(1)
        .forEach(fault ->
            draft.refuse(
                "CONFIG_BROKEN",
                "%s on %s is broken at line %d, so it is not loaded: %s"
                    .formatted(fault.at().file(), conf.name(), fault.at().line(), fault.message()),
                "Mend the file by hand, or put a former copy back; nothing was changed."));
    return !faults.isEmpty();
  }

  /** Differences that nobody accepted would silently become the wanted ones. */
  void ofDrift(NodeSnapshot node) {
    ConfigurationDrift drift = node.drift();
    if (drift != null) {
      draft.refuse(
          "FILES_DRIFTED",
          "Files on %s are not as they were accepted: %s."
              .formatted(
                  node.name(),
                  drift.files().stream().map(FileDrift::path).collect(Collectors.joining(", "))),
          "Look at the pair's configuration page; accept the files, or have the wanted ones applied"
              + " (APPLY_CONFIG).");
    }
  }

  /** A VIP that moves makes the standby the owner: it must be fit for it. */
  void ofMove(NodeConf conf) {
    NodeSnapshot target = conf.seen();
    draft.refuseIf(
        ground.pair().writePolicy() == WritePolicy.SINGLE_WRITER && !conf.tellsOfVip(),
        "NOTHING_OPENS_THE_SERVER",
        "The VIP would go to %s, whose keepalived runs nothing that opens its server for writes."
            .formatted(target.name()),
        "Name a script with 'notify' there, or give the node that has the VIP the higher priority.");
    ground.assessment().eligibility().stream()
        .filter(each -> each.node().equals(target.name()) && !each.eligible())
        .flatMap(each -> each.reasons().stream())
        .forEach(reason ->
            draft.refuse(
                reason.code(),
                "The VIP would go to %s, which is not fit for it: %s"
                    .formatted(target.name(), reason.message()),
                reason.cure()));
  }

  private VrrpState state(NodeSnapshot node) {
    return node.vrrp().map(VrrpInstance::state).orElse(VrrpState.UNKNOWN);
  }

  private String vip() {
    return ground.pair().vip().host();
  }
}
