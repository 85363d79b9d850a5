package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.topology.Pair;
import java.util.List;
import java.util.Optional;

/** What SELinux and AppArmor let the daemons of a host do with what a set-up brings. */
final class ConfinementObstacles {

  private final PlanDraft draft;
  private final Pair pair;

  private ConfinementObstacles(PlanDraft draft, Pair pair) {
    this.draft = draft;
    this.pair = pair;
  }

  static void find(PlanDraft draft, Pair pair, String node, OfHost host) {
    ConfinementObstacles obstacles = new ConfinementObstacles(draft, pair);
    if ("Enforcing".equals(host.selinux())) {
      draft.warn(
          "SELinux is enforcing on %s: keepalived's scripts are confined. They stand where that is foreseen; when they can't reach the server, see: ausearch -m avc -c mysql."
              .formatted(node));
    }
    for (AppArmorProfile profile : host.profiles()) {
      if (profile.enforced() && profile.program().equals(AppArmorProfile.KEEPALIVED)) {
        obstacles.ofKeepalived(node);
      } else if (profile.enforced() && !host.optionFolders().isEmpty()) {
        obstacles.ofServer(node, profile, host.optionFolders().getLast());
      }
    }
  }

  private void ofKeepalived(String node) {
    draft.warn(
        "AppArmor confines keepalived on %s, and with it the scripts that it runs: they may be kept from the server or from their files. When the step that starts it fails, see: journalctl -k -g DENIED."
            .formatted(node));
  }

  /** The server opens the folder before it opens the file. */
  private void ofServer(String node, AppArmorProfile profile, String folder) {
    List<Finding> found =
        Optional.ofNullable(profile.rules()).map(AppArmorRules::of).stream()
            .flatMap(rules ->
                List.of(rules.reads(folder + "/"), rules.reads(OptionSteps.path(folder, pair)))
                    .stream())
            .toList();
    draft.refuseIf(
        found.contains(Finding.NO),
        "APPARMOR_FORBIDS",
        "AppArmor's profile of %s on %s lets the server read nothing in %s, where its option file would stand."
            .formatted(profile.program(), node, folder),
        allowing(profile, folder));
    if (!found.contains(Finding.NO) && (found.isEmpty() || found.contains(Finding.UNKNOWN))) {
      draft.warn(
          "AppArmor confines %s on %s, and whether it lets the server read %s could not be told. When the server does not start with its new option file, see: journalctl -k -g DENIED."
              .formatted(profile.program(), node, folder));
    }
  }

  private static String allowing(AppArmorProfile profile, String folder) {
    String file = profile.file() == null ? "its profile" : profile.file();
    return "Put the lines '%1$s/ r,' and '%1$s/** r,' into %2$s (or what it includes from local/), and have it read: apparmor_parser -r %3$s."
        .formatted(folder, file, profile.file() == null ? "FILE" : profile.file());
  }
}
