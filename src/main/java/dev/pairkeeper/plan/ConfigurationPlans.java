package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.Rollout.NodeChange;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes keepalived's configuration on both hosts of a live pair. */
final class ConfigurationPlans {

  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final Ground ground;
  private final Pair wanted;
  private final PlanDraft draft;
  private final ConfigurationObstacles obstacles;
  private final FileChanges files;
  private final boolean apply;

  private ConfigurationPlans(OperationRequest request, Ground ground, Pair wanted, boolean apply) {
    this.ground = ground;
    this.wanted = wanted;
    this.draft = new PlanDraft(request, ground);
    this.obstacles = new ConfigurationObstacles(draft, ground);
    this.files = new FileChanges(draft, ground, wanted, obstacles, apply);
    this.apply = apply;
  }

  static Decision changePreempt(ChangePreempt request, Ground ground) {
    Pair wanted = ground.pair().withPreemptMode(request.mode());
    return new ConfigurationPlans(request, ground, wanted, false).decide();
  }

  static Decision applyConfig(ApplyConfig request, Ground ground) {
    return new ConfigurationPlans(request, ground, ground.pair(), true).decide();
  }

  private Decision decide() {
    obstacles.ofNodes();
    Optional<NodeSnapshot> owner = apply ? obstacles.ownerOrMaster() : obstacles.owner();
    List<NodeConf> confs = new ArrayList<>();
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      NodeConf.read(draft, ground, node).ifPresent(confs::add);
    }
    obstacles.ofFaults(confs);
    List<NodeChange> changes = new ArrayList<>();
    for (NodeConf conf : confs) {
      draft.leansOn("%s on %s".formatted(conf.path(), conf.name()), conf.file().sha256());
      changes.add(files.of(conf));
    }
    List<NodeConf> own = confs.stream().filter(NodeConf::isOwn).toList();
    if (apply && !own.isEmpty()) {
      Witnesses.weigh(draft);
      own.forEach(conf -> UnitSteps.warn(draft, conf.name(), conf.facts()));
    }
    refuseDrift(changes);
    draft.leansOn("Registered preempt mode", ground.pair().preemptMode());
    boolean registered = ground.pair().preemptMode() == wanted.preemptMode();
    draft.refuseIf(
        !draft.refused() && registered && changes.stream().noneMatch(NodeChange::changesAnything),
        "NOTHING_TO_DO",
        apply
            ? "The files on both nodes are as they are wanted already."
            : "The pair is in preempt mode %s already, on both nodes."
                .formatted(wanted.preemptMode()),
        "Nothing needs to be done.");
    if (draft.refused() || owner.isEmpty()) {
      return draft.decide("");
    }
    return plan(changeOf(changes, owner.get(), true), changeOf(changes, owner.get(), false));
  }

  private static NodeChange changeOf(List<NodeChange> changes, NodeSnapshot owner, boolean itself) {
    return changes.stream()
        .filter(change -> change.name().equals(owner.name()) == itself)
        .findFirst()
        .orElseThrow();
  }

  private Decision plan(NodeChange owner, NodeChange standby) {
    boolean apart = mustBeApart(owner) || mustBeApart(standby);
    boolean changes = owner.changes() || standby.changes();
    boolean moves =
        changes
            && wanted.preemptMode() == PreemptMode.PREEMPT
            && priority(standby) > priority(owner);
    NodeChange holder = moves ? standby : owner;
    if (moves) {
      obstacles.ofMove(standby.conf());
    }
    ConfigurationWarnings warnings = new ConfigurationWarnings(draft, wanted, owner, standby);
    if (moves) {
      warnings.ofMove();
    }
    if (apart) {
      warnings.ofRest();
      warnings.ofRestart(owner.changes() ? files.unmet(owner.conf()) : List.of());
    }
    boolean newVip = changes && ground.snapshot().vipHolders().isEmpty();
    boolean anew = newVip || owner.conf().speaksOtherThan(wanted.vrrpVersion());
    if (newVip) {
      warnings.ofNewVip();
    }
    Rollout rollout = new Rollout(draft, standby, owner);
    if (changes && apart) {
      rollout.apart(moves, anew);
    } else if (changes) {
      rollout.oneByOne(moves);
    }
    if (changes) {
      draft.check(
          "See that the VIP is where it is to be and is answered there",
          null,
          List.of(
              new Condition.VipOn(holder.name()), new Condition.AnsweredThroughVip(holder.name())),
          SETTLING);
    }
    UnitSteps.add(draft, standby);
    UnitSteps.add(draft, owner);
    register(owner, standby);
    boolean unitsAlone = !changes && (owner.changesAnything() || standby.changesAnything());
    return draft.decide(
        unitsAlone ? UnitSteps.summary(holder.name()) : summary(holder, moves, changes));
  }

  private String summary(NodeChange holder, boolean moves, boolean changes) {
    String what =
        apply
            ? "keepalived's configuration on both hosts is brought to what is registered"
            : "The pair's preempt mode becomes " + wanted.preemptMode();
    String where =
        moves
            ? "the VIP moves to %s, which has the higher priority".formatted(holder.name())
            : "the VIP stays on %s".formatted(holder.name());
    return changes ? "%s; %s.".formatted(what, where) : what + "; the files need no change.";
  }

  private void register(NodeChange owner, NodeChange standby) {
    if (ground.pair().preemptMode() != wanted.preemptMode()) {
      draft.step(
          "Register the preempt mode",
          null,
          new Deed.Register(new Registration.OfPreemptMode(wanted.preemptMode())),
          List.of(),
          new Undo.By(
              new Deed.Register(new Registration.OfPreemptMode(ground.pair().preemptMode()))));
    }
    for (NodeChange node : List.of(standby, owner)) {
      if (node.changes()) {
        draft.step(
            "Take the files on %s for the wanted ones".formatted(node.name()),
            null,
            new Deed.Register(new Registration.OfFiles(node.name())),
            List.of(),
            new Undo.Stays("The panel tells the difference until files are wanted otherwise."));
      }
    }
  }

  private boolean mustBeApart(NodeChange node) {
    NodeConf conf = node.conf();
    boolean whole = apply || conf.isOwn();
    return node.changes() && whole && files.unmet(conf).stream().anyMatch(Wish::mustAgree);
  }

  private int priority(NodeChange node) {
    return apply || node.conf().isOwn()
        ? node.conf().node().priority().value()
        : node.conf().instance().priority();
  }

  /** What nobody accepted is refused, unless this very plan brings it to what was accepted. */
  private void refuseDrift(List<NodeChange> changes) {
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      boolean mended =
          apply
              && changes.stream()
                  .filter(change -> change.name().equals(node.name()))
                  .anyMatch(change -> mends(change, node));
      if (!mended) {
        obstacles.ofDrift(node);
      }
    }
  }

  private static boolean mends(NodeChange change, NodeSnapshot node) {
    return node.drift() != null
        && node.drift().files().stream().allMatch(drift -> isMended(change, drift));
  }

  private static boolean isMended(NodeChange change, FileDrift drift) {
    return change.files().stream()
        .filter(file -> file.path().equals(drift.path()))
        .anyMatch(file ->
            !file.isEdit()
                || (drift.wanted() != null
                    && drift.wanted().sha256().equals(Sha256.of(file.after()))
                    && !drift.changedMode()
                    && !drift.changedOwner()));
  }
}
