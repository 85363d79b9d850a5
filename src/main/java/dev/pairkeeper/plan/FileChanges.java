package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.Rollout.NodeChange;
import dev.pairkeeper.topology.Pair;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a live pair's hosts have to become others.
 *
 * @param wanted the pair as it is to be
 * @param apply whether everything that is registered is wanted, and not the preempt mode alone
 */
record FileChanges(
    PlanDraft draft, Ground ground, Pair wanted, ConfigurationObstacles obstacles, boolean apply) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** What becomes of a node; no file when nothing has to change, or it is refused. */
  NodeChange of(NodeConf conf) {
    boolean told = apply && conf.isOwn();
    boolean mayOwn = told ? conf.node().mayOwn() : !conf.keptOff(wanted);
    return conf.isOwn()
        ? new NodeChange(conf, own(conf), apply ? units(conf) : List.of(), mayOwn)
        : new NodeChange(conf, foreign(conf), List.of(), mayOwn);
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
    return changed(conf, new OwnScripts(ground, wanted).wanted(draft, conf));
  }

  private List<FileChange> units(NodeConf conf) {
    return changed(conf, OwnScripts.units(wanted, conf.facts())).toList();
  }

  private Stream<FileChange> changed(NodeConf conf, List<PlannedFile> files) {
    return files.stream()
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

  /** What of the registration does not stand in the node's configuration. */
  List<Wish> unmet(NodeConf conf) {
    return all(conf, conf.declared(), conf.instance());
  }

  private @Nullable String peerAddress(NodeConf conf) {
    HostFacts peer = ground.host(ground.pair().peerOf(conf.node()));
    return peer == null ? null : peer.address();
  }

  private String savedAs(String path) {
    return path + ".pairkeeper-" + DATE.format(ground.madeAt());
  }
}
