package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.node.NodeFiles;
import dev.pairkeeper.keepalived.node.NodeOptionFile;
import dev.pairkeeper.keepalived.node.NodeSettings;
import dev.pairkeeper.keepalived.render.KeepalivedConf;
import dev.pairkeeper.keepalived.render.KeepalivedVersion;
import dev.pairkeeper.keepalived.render.NodePaths;
import dev.pairkeeper.keepalived.render.PairConfigurations;
import dev.pairkeeper.keepalived.render.PairConfigurations.Circumstances;
import dev.pairkeeper.plan.Condition.AnsweredThroughVip;
import dev.pairkeeper.plan.Condition.KeepalivedRuns;
import dev.pairkeeper.plan.Condition.ReadOnly;
import dev.pairkeeper.plan.Condition.VipOn;
import dev.pairkeeper.plan.Condition.VrrpIn;
import dev.pairkeeper.plan.Condition.Writable;
import dev.pairkeeper.plan.HostFacts.ServiceControl;
import dev.pairkeeper.plan.SealedText.Language;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.ServiceState;
import dev.pairkeeper.topology.VrrpState;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** keepalived and the scripts on both hosts, and the VIP. */
final class VipSteps {

  private static final Duration ELECTION = Duration.ofSeconds(60);

  private final PlanDraft draft;
  private final SetUpParts parts;

  private VipSteps(PlanDraft draft, SetUpParts parts) {
    this.draft = draft;
    this.parts = parts;
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    VipSteps steps = new VipSteps(draft, parts);
    SetUpNode first = parts.firstOwner();
    steps.rest(parts.peerOf(first));
    steps.openWhenTakenBack(parts.source());
    parts.nodes().forEach(steps::files);
    if (parts.oneWriter() && !first.name().equals(parts.source().name())) {
      SetUpSteps.close(draft, parts.source());
    }
    steps.start(first, true);
    steps.start(parts.peerOf(first), false);
    steps.health();
    parts.nodes().forEach(steps::register);
  }

  /**
   * With two configurations on the wire both would have the VIP. What is taken back ends with the
   * former one there, too.
   */
  private void rest(SetUpNode standby) {
    if (runs(standby)) {
      draft.step(
          "Stop keepalived on %s".formatted(standby.name()),
          standby.name(),
          service(standby, "stop"),
          List.of(),
          new Undo.By(service(standby, "start")));
    }
  }

  /** Our scripts close the server when keepalived ends; the former ones would not open it. */
  private void openWhenTakenBack(SetUpNode source) {
    if (startsAnew(source) && source.server().writable()) {
      draft.step(
          "See that %s takes writes".formatted(source.name()),
          source.name(),
          new Deed.Check(List.of(new Writable(source.name()))),
          List.of(),
          new Undo.By(source.sql(source.statements().open())));
    }
  }

  private void files(SetUpNode node) {
    List<PlannedFile> files = nodeFiles(node);
    folders(node, files);
    files.forEach(file -> file.write(draft, node, parts.at(), List.of()));
    if (isSystemd(node)) {
      draft.step(
          "Have systemd on %s read its units again".formatted(node.name()),
          node.name(),
          node.command("systemctl daemon-reload"),
          List.of(),
          new Undo.Nothing());
    }
    configuration(node)
        .write(
            draft,
            node,
            parts.at(),
            startsAnew(node) ? List.of(service(node, "restart")) : List.of());
    draft.step(
        "Have keepalived on %s test its configuration".formatted(node.name()),
        node.name(),
        new Deed.Command(node.name(), Keepalived.test(node.node(), node.facts().keepalivedConf())),
        List.of(),
        new Undo.Nothing());
  }

  /** Undone after the files are gone, so it is here that systemd forgets what stood in them. */
  private void folders(SetUpNode node, List<PlannedFile> files) {
    Set<String> folders =
        Stream.concat(
                files.stream().map(PlannedFile::path), Stream.of(node.facts().keepalivedConf()))
            .map(path -> path.substring(0, path.lastIndexOf('/')))
            .sorted()
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String words = folders.stream().map(ShellText::word).collect(Collectors.joining(" "));
    List<Deed> undo = new ArrayList<>();
    undo.add(node.command("rmdir --ignore-fail-on-non-empty %s".formatted(words)));
    if (isSystemd(node)) {
      undo.add(node.command("systemctl daemon-reload"));
    }
    draft.step(
        "Make the folders on %s".formatted(node.name()),
        node.name(),
        node.command("mkdir -p -m 0755 " + words),
        List.of(),
        new Undo.By(undo));
  }

  private List<PlannedFile> nodeFiles(SetUpNode node) {
    NodePaths paths = NodePaths.of(parts.pair());
    NodeSettings settings =
        OwnScripts.settings(
            parts.pair(), node.node(), node.version(), address(parts.peerOf(node)), node.client());
    String service = isSystemd(node) ? node.serverService() : null;
    return Stream.concat(
            Stream.of(optionFile(node, paths)),
            NodeFiles.of(settings, service).stream().map(PlannedFile::of))
        .toList();
  }

  private static PlannedFile optionFile(SetUpNode node, NodePaths paths) {
    String text = new NodeOptionFile(socket(node), node.node().mysql().port()).untilPassword();
    return new PlannedFile(
        paths.optionFile(),
        NodeOptionFile.MODE,
        SealedText.of(text)
            .then(SecretName.NODE_ACCOUNT_PASSWORD, Language.OPTION_FILE)
            .then("\n"));
  }

  private static @Nullable String socket(SetUpNode node) {
    String registered = node.node().mysql().socket();
    return registered == null ? node.asked().variable("socket") : registered;
  }

  private PlannedFile configuration(SetUpNode node) {
    Map<String, InetAddress> addresses = new HashMap<>();
    for (SetUpNode each : parts.nodes()) {
      InetAddress address = address(each);
      if (address != null) {
        addresses.put(each.name(), address);
      }
    }
    String version = node.facts().keepalivedVersion();
    String text =
        KeepalivedConf.render(
            PairConfigurations.wanted(
                parts.pair(),
                node.node(),
                new Circumstances(
                    addresses,
                    NodePaths.of(parts.pair()),
                    version == null ? null : KeepalivedVersion.parse(version).orElse(null),
                    PlannedFile.standIn())),
            parts.pair().name(),
            node.name());
    return new PlannedFile(
        node.facts().keepalivedConf(),
        "0600",
        PlannedFile.sealed(
            text, PlannedFile.standIn().reveal(), SecretName.VRRP_PASSWORD, Language.KEEPALIVED));
  }

  private static @Nullable InetAddress address(SetUpNode node) {
    String address = node.facts().address();
    return address == null ? node.seenFrom().orElse(null) : InetAddress.ofLiteral(address);
  }

  private void start(SetUpNode node, boolean first) {
    BootSteps.add(draft, node);
    List<Condition> verified = new ArrayList<>(List.of(new KeepalivedRuns(node.name())));
    if (first) {
      verified.add(new VipOn(node.name()));
      verified.add(new Writable(node.name()));
    } else {
      SetUpNode owner = parts.owner();
      verified.add(new VipOn(owner.name()));
      verified.add(new VrrpIn(owner.name(), Set.of(VrrpState.MASTER)));
      SetUpNode standby = parts.peerOf(owner);
      verified.add(Condition.standsBy(standby.name(), standby.node().mayOwn()));
    }
    draft.step(
        "%s keepalived on %s".formatted(startsAnew(node) ? "Restart" : "Start", node.name()),
        node.name(),
        service(node, startsAnew(node) ? "restart" : "start"),
        verified,
        startsAnew(node)
            ? new Undo.Stays("It is started again with the file that was there before.")
            : new Undo.By(service(node, "stop")),
        ELECTION);
  }

  private void health() {
    SetUpNode owner = parts.owner();
    SetUpNode standby = parts.peerOf(owner);
    List<Condition> conditions =
        new ArrayList<>(
            List.of(
                new VipOn(owner.name()),
                new AnsweredThroughVip(owner.name()),
                new Writable(owner.name())));
    if (parts.oneWriter()) {
      conditions.add(new ReadOnly(standby.name()));
    }
    conditions.addAll(SetUpSteps.bothHaveAll(parts));
    draft.check("See that the pair is well", null, conditions, ELECTION);
  }

  private void register(SetUpNode node) {
    draft.step(
        "Remember the files on %s as the wanted ones".formatted(node.name()),
        null,
        new Deed.Register(new Registration.OfFiles(node.name())),
        List.of(),
        new Undo.Stays("The panel tells the difference until files are wanted otherwise."));
  }

  /** Where it runs until its new configuration is there. */
  private boolean startsAnew(SetUpNode node) {
    return runs(node) && node.name().equals(parts.firstOwner().name());
  }

  private static Deed.Command service(SetUpNode node, String action) {
    return node.service(action, node.facts().keepalivedService());
  }

  private static boolean isSystemd(SetUpNode node) {
    return node.facts().services() == ServiceControl.SYSTEMD;
  }

  static boolean runs(SetUpNode node) {
    return node.seen()
        .host()
        .answer()
        .map(host -> host.keepalivedService() == ServiceState.RUNNING)
        .orElse(false);
  }
}
