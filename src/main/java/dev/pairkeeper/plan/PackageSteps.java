package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.FileDifference;
import dev.pairkeeper.keepalived.node.NodeScripts;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.quoting.ShellText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Packages that a host lacks. A script does it, which notes what came, so that taking it back
 * removes that and nothing else; its folder goes with the plan's last steps.
 */
final class PackageSteps {

  private static final Duration INSTALLATION = Duration.ofMinutes(10);

  private final PlanDraft draft;
  private final SetUpNode node;
  private final MissingPackages missing;
  private final String folder;

  private PackageSteps(PlanDraft draft, SetUpParts parts, SetUpNode node) {
    this.draft = draft;
    this.node = node;
    this.missing =
        MissingPackages.of(
            node.host(), node.version().flavor(), parts.wanted(), draft.ground().packages());
    this.folder = "/var/lib/pairkeeper-packages-" + parts.pair().name();
  }

  static void add(PlanDraft draft, SetUpParts parts) {
    for (SetUpNode node : parts.nodes()) {
      PackageSteps steps = new PackageSteps(draft, parts, node);
      if (steps.hasWork()) {
        steps.prepare();
        if (steps.missing.files().isEmpty()) {
          steps.install();
        } else {
          steps.copyFiles();
          steps.installFiles();
        }
      }
    }
  }

  /** After everything else has gone well: what is noted is needed to take packages back. */
  static void cleanUp(PlanDraft draft, SetUpParts parts) {
    for (SetUpNode node : parts.nodes()) {
      PackageSteps steps = new PackageSteps(draft, parts, node);
      if (steps.hasWork()) {
        draft.step(
            "Remove what was needed to install packages from %s".formatted(node.name()),
            node.name(),
            node.command("rm -rf " + ShellText.word(steps.folder)),
            List.of(),
            new Undo.Nothing());
      }
    }
  }

  private boolean hasWork() {
    return !missing.coming().isEmpty();
  }

  /** What an earlier set-up may have noted there is not this one's. */
  private void prepare() {
    String word = ShellText.word(folder);
    draft.step(
        "Make a folder to install packages on %s".formatted(node.name()),
        node.name(),
        node.command("rm -rf %s && mkdir -m 0700 %s".formatted(word, word)),
        List.of(),
        new Undo.By(node.command("rm -rf " + word)));
    SealedText text = SealedText.of(NodeScripts.packages());
    boolean sudo = node.node().ssh().sudo();
    draft.step(
        "Write %s on %s".formatted(script(), node.name()),
        node.name(),
        new FileDeed.WriteFile(
            node.name(),
            script(),
            text,
            "0600",
            "root:root",
            sudo,
            null,
            null,
            FileDifference.of(script(), null, text.shown())),
        List.of(),
        new Undo.By(new FileDeed.RestoreFile(node.name(), script(), sudo, null, null)));
  }

  private void install() {
    List<String> packages = missing.packages();
    draft.leansOn("Packages that %s lacks".formatted(node.name()), packages);
    draft.step(
        "Install %s on %s".formatted(String.join(", ", packages), node.name()),
        node.name(),
        node.command(command("install", packages)),
        List.of(areThere(missing.coming())),
        new Undo.By(takingBack()),
        INSTALLATION);
  }

  /** They need not have what is only better to have. */
  private void installFiles() {
    List<NodeProgram> needed = missing.coming().stream().filter(NodeProgram::needed).toList();
    draft.leansOn(
        "Programs that %s lacks".formatted(node.name()),
        missing.coming().stream().map(NodeProgram::name).toList());
    draft.step(
        "Install the uploaded packages that %s lacks".formatted(node.name()),
        node.name(),
        node.command(command("files", List.of())),
        needed.isEmpty() ? List.of() : List.of(areThere(needed)),
        new Undo.By(takingBack()),
        INSTALLATION);
  }

  private void copyFiles() {
    List<PackageFile> files = missing.files();
    draft.step(
        "Copy the uploaded packages (%d) to %s".formatted(files.size(), node.name()),
        node.name(),
        new FileDeed.CopyPackages(
            node.name(),
            folder,
            Objects.requireNonNull(draft.ground().packages()).sha256(),
            files,
            node.node().ssh().sudo()),
        List.of(),
        new Undo.Stays("They go with their folder."),
        INSTALLATION);
  }

  private Deed takingBack() {
    return node.command(
        "test ! -e %s || %s".formatted(ShellText.word(script()), command("remove", List.of())));
  }

  private String command(String task, List<String> more) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", script(), task));
    words.add(node.host().packages().word());
    words.add(folder);
    words.addAll(more);
    return words.stream().map(ShellText::word).collect(Collectors.joining(" "));
  }

  private Condition areThere(List<NodeProgram> programs) {
    return new Condition.CommandSucceeds(
        node.name(),
        Privilege.command(
            node.node(),
            programs.stream()
                .map(program -> "command -v %s >/dev/null".formatted(program.name()))
                .collect(Collectors.joining(" && ", "PATH=$PATH:/usr/sbin:/sbin; ", ""))),
        "%s can be run on %s."
            .formatted(
                programs.stream().map(NodeProgram::name).collect(Collectors.joining(", ")),
                node.name()));
  }

  private String script() {
    return folder + "/packages";
  }
}
