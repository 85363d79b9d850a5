package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.OperationRequest.ApplyConfig;
import dev.pairkeeper.plan.OperationRequest.ChangePreempt;
import dev.pairkeeper.plan.Rollout.NodeChange;
import dev.pairkeeper.topology.FileDrift;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import dev.pairkeeper.topology.PreemptMode;
import dev.pairkeeper.topology.Sha256;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes keepalived's configuration on both hosts of a live pair. */
final class ConfigurationPlans {

  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Ground ground;
  private final Pair wanted;
  private final PlanDraft draft;
  private final ConfigurationObstacles obstacles;
  private final boolean apply;

  private ConfigurationPlans(OperationRequest request, Ground ground, Pair wanted, boolean apply) {
    this.ground = ground;
    this.wanted = wanted;
    this.draft = new PlanDraft(request, ground);
    this.obstacles = new ConfigurationObstacles(draft, ground);
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
    List<NodeChange> changes = new ArrayList<>();
    for (NodeConf conf : confs) {
      draft.leansOn("%s on %s".formatted(conf.path(), conf.name()), conf.file().sha256());
      changes.add(new NodeChange(conf, changes(conf)));
    }
    if (apply && confs.stream().anyMatch(NodeConf::isOwn)) {
      Witnesses.weigh(draft);
    }
    refuseDrift(changes);
    draft.leansOn("Registered preempt mode", ground.pair().preemptMode());
    boolean registered = ground.pair().preemptMode() == wanted.preemptMode();
    draft.refuseIf(
        !draft.refused() && registered && changes.stream().noneMatch(NodeChange::changes),
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
      warnings.ofRestart(owner.changes() ? unmet(owner.conf()) : List.of());
    }
    boolean newVip = ground.snapshot().vipHolders().isEmpty();
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
    register(owner, standby);
    return draft.decide(summary(holder, moves, changes));
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

  /** The files of a node that are to become others; none when nothing has to, or it is refused. */
  private List<FileChange> changes(NodeConf conf) {
    return conf.isOwn() ? own(conf) : foreign(conf);
  }

  private List<FileChange> own(NodeConf conf) {
    HostFile now = conf.file();
    Stream<FileChange> configuration =
        new OwnConf(ground, wanted)
                .text(draft, conf)
                .filter(text -> !text.known().equals(now.text().reveal()))
                .map(text ->
                    FileChange.written(
                        conf.node(),
                        conf.path(),
                        now,
                        text.sealed(),
                        OwnConf.MODE,
                        text.known(),
                        savedAs(conf.path())))
                .stream();
    return Stream.concat(configuration, apply ? scripts(conf) : Stream.empty()).toList();
  }

  private Stream<FileChange> scripts(NodeConf conf) {
    return new OwnScripts(ground, wanted)
        .wanted(draft, conf).stream()
            .filter(file -> !file.stands(conf.facts()))
            .map(file ->
                FileChange.written(
                    conf.node(),
                    file.path(),
                    conf.facts().file(file.path()),
                    file.content(),
                    file.mode(),
                    file.content().shown(),
                    savedAs(file.path())));
  }

  private List<FileChange> foreign(NodeConf conf) {
    List<Wish> wishes = wishes(conf, conf.declared(), conf.instance());
    if (obstacles.ofFiles(conf) || wishes.isEmpty()) {
      return List.of();
    }
    Function<Declared, List<Wish>> missing =
        declared ->
            NodeConf.instance(conf.seen(), declared)
                .map(instance -> wishes(conf, declared, instance))
                .orElse(wishes);
    return new ForeignConf(conf)
        .change(draft, wishes, missing).orElse(Map.of()).entrySet().stream()
            .map(file ->
                FileChange.edited(
                    conf.node(),
                    file.getKey(),
                    Objects.requireNonNull(conf.facts().file(file.getKey())),
                    file.getValue(),
                    savedAs(file.getKey())))
            .toList();
  }

  private List<Wish> wishes(NodeConf conf, Declared declared, VrrpInstanceBlock instance) {
    return apply
        ? all(conf, declared, instance)
        : InstanceWishes.preempt(instance, wanted.preemptMode());
  }

  private List<Wish> all(NodeConf conf, Declared declared, VrrpInstanceBlock instance) {
    return InstanceWishes.all(
        declared, instance, wanted, conf.node(), conf.facts().address(), peerAddress(conf));
  }

  private List<Wish> unmet(NodeConf conf) {
    return all(conf, conf.declared(), conf.instance());
  }

  private @Nullable String peerAddress(NodeConf conf) {
    HostFacts peer = ground.host(ground.pair().peerOf(conf.node()));
    return peer == null ? null : peer.address();
  }

  private boolean mustBeApart(NodeChange node) {
    NodeConf conf = node.conf();
    boolean whole = apply || conf.isOwn();
    return node.changes() && whole && unmet(conf).stream().anyMatch(Wish::mustAgree);
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

  private String savedAs(String path) {
    return path + ".pairkeeper-" + DATE.format(ground.madeAt());
  }
}
