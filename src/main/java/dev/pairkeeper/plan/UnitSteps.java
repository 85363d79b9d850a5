package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Condition.CommandSucceeds;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.plan.Rollout.NodeChange;
import dev.pairkeeper.quoting.ShellText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings what is added to the units of systemd onto the host of a live pair. Neither the server nor
 * keepalived is restarted: what is added is for their next start and stop.
 */
final class UnitSteps {

  private static final String RELOAD = "systemctl daemon-reload";

  private UnitSteps() {}

  /** Of a plan that does nothing else. */
  static String summary(String owner) {
    return "What is added to the units of the server and of keepalived is brought to the hosts; neither is restarted, and the VIP stays on %s."
        .formatted(owner);
  }

  static void add(PlanDraft draft, NodeChange node) {
    if (node.units().isEmpty()) {
      return;
    }
    folders(draft, node);
    for (FileChange unit : node.units()) {
      draft.step(
          "Write %s on %s".formatted(unit.path(), node.name()),
          node.name(),
          unit.deed(),
          List.of(),
          new Undo.By(unit.restoring()));
    }
    draft.step(
        "Have systemd on %s read its units again".formatted(node.name()),
        node.name(),
        node.command(RELOAD),
        node.units().stream().map(unit -> known(node, unit)).toList(),
        new Undo.Stays("It reads them again when the former files are back."));
  }

  /** Undone after the files are as they were, so it is here that systemd reads those again. */
  private static void folders(PlanDraft draft, NodeChange node) {
    String folders =
        node.units().stream()
            .map(unit -> ShellText.word(folder(unit.path())))
            .distinct()
            .collect(Collectors.joining(" "));
    draft.step(
        "Make the folders of the units on %s".formatted(node.name()),
        node.name(),
        node.command("mkdir -p -m 0755 " + folders),
        List.of(),
        new Undo.By(
            List.of(
                node.command("rmdir --ignore-fail-on-non-empty " + folders),
                node.command(RELOAD))));
  }

  private static Condition known(NodeChange node, FileChange file) {
    String folder = folder(file.path());
    String unit = folder.substring(folder.lastIndexOf('/') + 1, folder.lastIndexOf(".d"));
    return new CommandSucceeds(
        node.name(),
        "systemctl show -p DropInPaths %s | grep -qF %s"
            .formatted(ShellText.word(unit), ShellText.word(file.path())),
        "systemd on %s adds %s to %s.".formatted(node.name(), file.path(), unit));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** Says what a host does without that has no systemd, or whose server no unit is known of. */
  static void warn(PlanDraft draft, String node, HostFacts facts) {
    if (facts.services() == ServiceControl.SYSV) {
      draft.warn(
          "%s has no systemd, so nobody tells keepalived there that a daemon ends: a stop of the server or of the host hands nothing over first, a crashed server is found by the check about a second later, and a killed keepalived leaves the VIP and an open server behind until it is started again."
              .formatted(node));
    } else if (facts.mysqlService() == null) {
      draft.warn(
          "The unit of the server on %s is not known, so nothing is added to it: a stop hands nothing over first, and a crash is found by the check about a second later. Register its name (serviceName)."
              .formatted(node));
    }
  }
}
