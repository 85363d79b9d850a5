package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.NodeSnapshot;
import dev.pairkeeper.topology.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What on the hosts themselves stands in the way of a set-up. */
final class HostObstacles {

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
    draft.refuseIf(
        wanted.packageArchive() != null && ground.packages() == null,
        "PACKAGES_UNKNOWN",
        "There are no uploaded packages with the SHA-256 %s; uploads are kept for a week, by the panel that got them."
            .formatted(wanted.packageArchive()),
        "Upload them again.");
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
    programs(
        node,
        MissingPackages.of(
            host,
            seen.mysql().answer().map(server -> server.version().flavor()).orElse(null),
            wanted,
            draft.ground().packages()));
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

  private void programs(Node node, MissingPackages missing) {
    for (NodeProgram program : missing.refused()) {
      String which = missing.packageOf(program);
      if (wanted.packageArchive() != null) {
        draft.refuseIf(
            draft.ground().packages() != null,
            "PACKAGES_UNFIT",
            "%s lacks %s, and there is nothing among the uploaded packages that it could install."
                .formatted(node.sshAddress(), program.name()),
            "Upload .deb files for hosts with apt, .rpm files for those with dnf or yum.");
      } else if (wanted.installPackages()) {
        draft.refuse(
            "PACKAGE_NOT_AVAILABLE",
            "%s lacks %s, and its repositories do not offer the package %s."
                .formatted(node.sshAddress(), program.name(), which),
            "Refresh the host's package lists (apt-get update), give it a repository that has the package, upload the package (packageArchive), or install it by hand.");
      } else {
        draft.refuse(
            codeOf(program),
            "%s lacks %s, which is needed there.".formatted(node.sshAddress(), program.name()),
            "Install the package %s there, or have the plan do it (installPackages)."
                .formatted(which));
      }
    }
    missing
        .uncertain()
        .forEach(program ->
            draft.warn(
                "%s lacks %s. Unless one of the uploaded packages brings it, %s."
                    .formatted(node.name(), program.name(), program.without())));
    if (missing.doubtful()) {
      draft.warn(
          "Whether %s can install %s is not known; if it can't, the plan ends there and takes back what it did."
              .formatted(node.name(), String.join(", ", missing.packages())));
    }
    missing.staying().stream()
        .filter(program -> !program.needed())
        .forEach(program -> draft.warn(worse(node, missing, program)));
  }

  private static String codeOf(NodeProgram program) {
    return switch (program.name()) {
      case "keepalived" -> "KEEPALIVED_MISSING";
      case "mysql", "mariadb" -> "CLIENT_MISSING";
      default -> "PROGRAM_MISSING";
    };
  }

  private String worse(Node node, MissingPackages missing, NodeProgram program) {
    String which = missing.packageOf(program);
    return "%s lacks %s: %s. %s"
        .formatted(
            node.name(),
            program.name(),
            program.without(),
            wanted.installPackages()
                ? "Its repositories do not offer the package %s as far as is known; install it by hand."
                    .formatted(which)
                : "Install the package %s there, or have the plan do it (installPackages)."
                    .formatted(which));
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
