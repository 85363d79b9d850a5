package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.KeepalivedRuns;
import dev.pairkeeper.plan.Condition.VipOn;
import dev.pairkeeper.plan.Condition.VrrpIn;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.VrrpState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings new files onto the hosts of a live pair: the standby first, and the owner when that went
 * well. A file is tested beside the old one before it takes its place, and the old one is kept.
 */
final class Rollout {

  private static final Duration RELOADING = Duration.ofSeconds(30);
  private static final String ASIDE = ".pairkeeper-new";

  private final PlanDraft draft;
  private final NodeChange standby;
  private final NodeChange owner;

  /**
   * What becomes of a node.
   *
   * @param files that keepalived and its scripts read
   * @param units that systemd reads
   * @param mayOwn whether its scripts let it have the VIP afterwards
   */
  record NodeChange(NodeConf conf, List<FileChange> files, List<FileChange> units, boolean mayOwn) {

    NodeChange {
      files = List.copyOf(files);
      units = List.copyOf(units);
    }

    boolean changesAnything() {
      return changes() || !units.isEmpty();
    }

    String name() {
      return conf.name();
    }

    boolean changes() {
      return !files.isEmpty();
    }

    Deed.Command service(String action) {
      String command = conf.facts().service(action, conf.facts().keepalivedService());
      return command(command);
    }

    Deed.Command command(String command) {
      return new Deed.Command(name(), Privilege.command(conf.node(), command));
    }
  }

  Rollout(PlanDraft draft, NodeChange standby, NodeChange owner) {
    this.draft = draft;
    this.standby = standby;
    this.owner = owner;
  }

  /**
   * One after the other is reloaded; between the two the nodes still understand each other.
   *
   * @param moves whether the VIP goes to the standby as soon as that is reloaded
   */
  void oneByOne(boolean moves) {
    NodeChange holder = moves ? standby : owner;
    if (standby.changes()) {
      place(standby, List.of(standby.service("reload")));
      reload(standby, holder);
    }
    if (owner.changes()) {
      place(owner, List.of(owner.service("reload")));
      reload(owner, holder);
    }
    Stream.of(standby, owner).filter(Rollout::isTested).forEach(this::tidy);
  }

  /**
   * The standby's keepalived rests while the owner's is reloaded, as the two would not understand
   * each other and both take the VIP.
   *
   * @param moves whether the VIP goes to the standby as soon as that is started again
   * @param anew whether the owner's is started anew: what 2.3.4 is told of another address by a
   *     reload it did not always bring, and another version of VRRP it never spoke (measured)
   */
  void apart(boolean moves, boolean anew) {
    draft.step(
        "Stop keepalived on %s".formatted(standby.name()),
        standby.name(),
        standby.service("stop"),
        List.of(),
        new Undo.By(standby.service("start")),
        RELOADING);
    if (standby.changes()) {
      place(standby, List.of());
    }
    if (owner.changes()) {
      String action = anew ? "restart" : "reload";
      place(owner, List.of(owner.service(action)));
      draft.step(
          anew
              ? "Start keepalived on %s anew".formatted(owner.name())
              : "Have keepalived on %s read its configuration again".formatted(owner.name()),
          owner.name(),
          owner.service(action),
          List.of(
              new KeepalivedRuns(owner.name()),
              new VipOn(owner.name()),
              new VrrpIn(owner.name(), Set.of(VrrpState.MASTER))),
          undoneWithTheFile(),
          RELOADING);
    }
    draft.step(
        "Start keepalived on %s".formatted(standby.name()),
        standby.name(),
        standby.service("start"),
        conditions(moves ? standby : owner),
        new Undo.By(standby.service("stop")),
        RELOADING);
    Stream.of(standby, owner).filter(Rollout::isTested).forEach(this::tidy);
  }

  /**
   * Puts the files there.
   *
   * @param afterUndo what is done once all of them are as they were: after the first, which is
   *     undone last
   */
  private void place(NodeChange node, List<Deed> afterUndo) {
    List<FileChange> read = node.files().stream().filter(file -> isRead(node, file)).toList();
    boolean aside = read.size() == 1 && read.getFirst().path().equals(node.conf().path());
    if (aside) {
      testAside(node, read.getFirst());
    }
    for (FileChange file : node.files()) {
      List<Deed> undo = new ArrayList<>(List.of(file.restoring()));
      if (file.equals(node.files().getFirst())) {
        undo.addAll(afterUndo);
      }
      draft.step(
          "%s %s on %s".formatted(file.isEdit() ? "Edit" : "Write", file.path(), node.name()),
          node.name(),
          file.deed(),
          List.of(),
          new Undo.By(undo));
    }
    if (!aside && isTested(node)) {
      test(node, node.conf().path());
    }
  }

  private static boolean isTested(NodeChange node) {
    return node.files().stream().anyMatch(file -> isRead(node, file));
  }

  /** Whether keepalived reads it; scripts and their settings it does not. */
  private static boolean isRead(NodeChange node, FileChange file) {
    return node.conf().facts().keepalivedFiles().contains(file.path());
  }

  /** The new file stands in the same folder, so that it includes the same files. */
  private void testAside(NodeChange node, FileChange file) {
    String place = file.path() + ASIDE;
    Deed.Command removal = node.command("rm -f " + ShellText.word(place));
    draft.step(
        file.isEdit()
            ? "Copy %s on %s to edit the copy".formatted(file.path(), node.name())
            : "Make room for the new %s on %s".formatted(file.path(), node.name()),
        node.name(),
        file.isEdit()
            ? node.command(
                "cp -p %s %s".formatted(ShellText.word(file.path()), ShellText.word(place)))
            : removal,
        List.of(),
        new Undo.By(removal));
    draft.step(
        "Write the new %s on %s beside the old one".formatted(file.path(), node.name()),
        node.name(),
        file.aside(place),
        List.of(),
        new Undo.By(removal));
    test(node, place);
  }

  private void test(NodeChange node, String path) {
    draft.step(
        "Have keepalived on %s test the new configuration".formatted(node.name()),
        node.name(),
        new Deed.Command(node.name(), Keepalived.test(node.conf().node(), path)),
        List.of(),
        new Undo.Nothing());
  }

  private void reload(NodeChange node, NodeChange holder) {
    draft.step(
        "Have keepalived on %s read its configuration again".formatted(node.name()),
        node.name(),
        node.service("reload"),
        conditions(holder),
        undoneWithTheFile(),
        RELOADING);
  }

  private List<Condition> conditions(NodeChange holder) {
    NodeChange other = holder.name().equals(owner.name()) ? standby : owner;
    return List.of(
        new KeepalivedRuns(standby.name()),
        new KeepalivedRuns(owner.name()),
        new VipOn(holder.name()),
        new VrrpIn(holder.name(), Set.of(VrrpState.MASTER)),
        Condition.standsBy(other.name(), other.mayOwn()));
  }

  private static Undo undoneWithTheFile() {
    return new Undo.Stays("It reads the former file again when that is put back.");
  }

  private void tidy(NodeChange node) {
    draft.step(
        "Remove what was only for the test on %s".formatted(node.name()),
        node.name(),
        node.command("rm -f " + ShellText.word(node.conf().path() + ASIDE)),
        List.of(),
        new Undo.Nothing());
  }
}
