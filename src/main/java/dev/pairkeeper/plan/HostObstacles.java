package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What on the hosts themselves stands in the way of a set-up. */
final class HostObstacles {

  /** The node scripts' own tools; timeout, flock and the like are in every base system. */
  private static final List<String> TOOLS =
      List.of("timeout", "flock", "setsid", "logger", "ip", "awk", "sed");

  private static final Duration MOST_SKEW = Duration.ofSeconds(2);

  private final PlanDraft draft;
  private final SetUp wanted;
  private final Pair pair;

  private HostObstacles(PlanDraft draft, SetUp wanted, Pair pair) {
    this.draft = draft;
    this.wanted = wanted;
    this.pair = pair;
  }

  static void find(PlanDraft draft, Ground ground, SetUp wanted) {
    HostObstacles obstacles = new HostObstacles(draft, wanted, ground.pair());
    List<OfHost> hosts = new ArrayList<>();
    for (NodeSnapshot node : ground.snapshot().nodes()) {
      OfHost host = ground.preflightOfHost(node.node());
      if (host != null) {
        hosts.add(host);
        obstacles.find(node, host, ground.host(node.node()));
      }
    }
    if (hosts.size() == 2) {
      obstacles.clocks(ground, hosts.getFirst(), hosts.getLast());
    }
  }

  private void find(NodeSnapshot seen, OfHost host, @Nullable HostFacts facts) {
    Node node = seen.node();
    draft.refuseIf(
        !host.root(),
        "NO_ROOT",
        "%s can't run commands as root on %s.".formatted(node.ssh().user(), node.sshAddress()),
        "Log in as root, or have the pair use sudo and put '%s ALL=(root) NOPASSWD: ALL' into /etc/sudoers.d/pairkeeper there."
            .formatted(node.ssh().user()));
    tools(node, host);
    keepalived(node, host);
    draft.refuseIf(
        facts != null && facts.mysqlService() == null,
        "SERVICE_UNKNOWN",
        "Which service on %s is the database server could not be told."
            .formatted(node.sshAddress()),
        "Name it in the pair's form, as the node's service name.");
    draft.refuseIf(
        host.optionFolders().isEmpty(),
        "NO_OPTION_FOLDER",
        "The server on %s includes no folder of option files, so it would not read one of the pair's own."
            .formatted(node.sshAddress()),
        "Add a line such as '!includedir /etc/my.cnf.d' to its option file, and make the folder.");
    ConfinementObstacles.find(draft, pair, node.name(), host);
  }

  private void tools(Node node, OfHost host) {
    String missing =
        TOOLS.stream()
            .filter(tool -> !host.programs().containsKey(tool))
            .collect(Collectors.joining(", "));
    draft.refuseIf(
        !missing.isEmpty(),
        "PROGRAM_MISSING",
        "%s lacks what the node scripts need: %s.".formatted(node.sshAddress(), missing),
        "Install it: coreutils, util-linux, iproute2 (iproute), gawk or mawk, sed, bsdutils.");
    draft.refuseIf(
        !host.programs().containsKey("mysql") && !host.programs().containsKey("mariadb"),
        "CLIENT_MISSING",
        "%s lacks the server's command line client, by which the node scripts ask the server."
            .formatted(node.sshAddress()),
        "Install the client package of the server's own version there.");
  }

  private void keepalived(Node node, OfHost host) {
    if (!PackageSteps.lacksKeepalived(host)) {
      return;
    }
    Finding installable = host.installable().getOrDefault(PackageSteps.KEEPALIVED, Finding.UNKNOWN);
    if (!wanted.installPackages()) {
      draft.refuse(
          "KEEPALIVED_MISSING",
          "keepalived is not installed on %s.".formatted(node.sshAddress()),
          "Install the package there, or have the plan do it (installPackages).");
    } else if (installable == Finding.NO) {
      draft.refuse(
          "PACKAGE_NOT_AVAILABLE",
          "keepalived is not installed on %s, and its packages do not offer it."
              .formatted(node.sshAddress()),
          "Refresh the host's package lists or give it a repository, or install keepalived by hand.");
    } else if (installable == Finding.UNKNOWN) {
      draft.warn(
          "Whether %s can install keepalived is not known; if it can't, the plan ends at its first step."
              .formatted(node.name()));
    }
  }

  private void clocks(Ground ground, OfHost first, OfHost second) {
    Duration apart = first.clockAhead().minus(second.clockAhead()).abs();
    draft.refuseIf(
        apart.compareTo(MOST_SKEW) > 0,
        "CLOCKS_APART",
        "The clocks of %s and %s are %.1f s apart: lag would be told wrongly, and log lines can't be compared."
            .formatted(
                ground.pair().first().name(),
                ground.pair().second().name(),
                apart.toMillis() / 1000.0),
        "Let both follow one time server (chronyd or systemd-timesyncd).");
  }
}
