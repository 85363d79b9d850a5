package dev.pairkeeper.plan;

import dev.pairkeeper.plan.HostFacts.ServiceControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has keepalived start with its host, by what the host has for that. */
final class BootSteps {

  /** What of SysV's tools takes which words: Debian's, Red Hat's, OpenRC's. */
  private static final List<Map.Entry<String, Words>> TOOLS =
      List.of(
          Map.entry("update-rc.d", new Words("update-rc.d %s enable", "update-rc.d %s disable")),
          Map.entry("chkconfig", new Words("chkconfig %s on", "chkconfig %s off")),
          Map.entry(
              "rc-update", new Words("rc-update add %s default", "rc-update del %s default")));

  private static final Words SYSTEMD = new Words("systemctl enable %s", "systemctl disable %s");

  private record Words(String enable, String disable) {}

  private BootSteps() {}

  static void add(PlanDraft draft, SetUpNode node) {
    if (Boolean.TRUE.equals(node.host().keepalivedEnabled())) {
      return;
    }
    Optional<Words> words = words(node);
    if (words.isEmpty()) {
      draft.warn(
          "%s has none of systemctl, update-rc.d, chkconfig and rc-update: see to it that keepalived starts there with the host."
              .formatted(node.name()));
      return;
    }
    String service = node.facts().keepalivedService();
    draft.step(
        "Have keepalived on %s start with the host".formatted(node.name()),
        node.name(),
        node.command(words.get().enable().formatted(service)),
        List.of(),
        new Undo.By(node.command(words.get().disable().formatted(service))));
  }

  private static Optional<Words> words(SetUpNode node) {
    return node.facts().services() == ServiceControl.SYSTEMD
        ? Optional.of(SYSTEMD)
        : TOOLS.stream()
            .filter(tool -> node.host().programs().containsKey(tool.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
  }
}
