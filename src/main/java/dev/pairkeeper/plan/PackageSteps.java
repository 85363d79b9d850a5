package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.OfHost;
import java.time.Duration;
import java.util.List;

/** Packages that a host lacks. */
final class PackageSteps {

  /** The only one that a host with a database server may lack; the rest is in every base system. */
  static final String KEEPALIVED = "keepalived";

  private static final Duration INSTALLATION = Duration.ofMinutes(10);

  private PackageSteps() {}

  static boolean lacksKeepalived(OfHost host) {
    return !host.programs().containsKey(KEEPALIVED);
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    for (SetUpNode node : parts.nodes()) {
      if (lacksKeepalived(node.host())) {
        draft.step(
            "Install keepalived on %s".formatted(node.name()),
            node.name(),
            node.command(node.host().packages().install(KEEPALIVED)),
            List.of(
                new Condition.CommandSucceeds(
                    node.name(),
                    Privilege.command(node.node(), "keepalived --version"),
                    "keepalived is installed on %s.".formatted(node.name()))),
            new Undo.By(node.command(node.host().packages().remove(KEEPALIVED))),
            INSTALLATION);
      }
    }
  }
}
