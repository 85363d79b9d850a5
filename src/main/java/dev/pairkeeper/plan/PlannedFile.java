package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.FileDifference;
import dev.pairkeeper.keepalived.node.NodeFile;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.plan.SealedText.Words;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of root's as it is to stand on a host. */
record PlannedFile(String path, String mode, SealedText content) {

  private static final String OWNER = "root:root";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** One of those that stand beside keepalived.conf; none has a secret in it. */
  static PlannedFile of(NodeFile file) {
    return new PlannedFile(file.path(), file.mode(), SealedText.of(file.text()));
  }

  /** Whether the file is there just so; not to be told of one with a secret in it. */
  boolean stands(HostFacts facts) {
    HostFile now = facts.files().get(path);
    return now != null
        && content.pieces().stream().allMatch(Words.class::isInstance)
        && now.text().reveal().equals(content.shown())
        && Integer.parseInt(now.mode(), 8) == Integer.parseInt(mode, 8)
        && now.owner().equals(OWNER);
  }

  /** A step that writes it, unless it stands there just so. */
  void write(PlanDraft draft, SetUpNode node, Instant at, List<Deed> afterUndo) {
    if (stands(node.facts())) {
      return;
    }
    List<Deed> undo = new ArrayList<>(List.of(restoring(node, at)));
    undo.addAll(afterUndo);
    draft.step(
        "Write %s on %s".formatted(path, node.name()),
        node.name(),
        writing(node, at),
        List.of(),
        new Undo.By(undo));
  }

  private FileDeed.WriteFile writing(SetUpNode node, Instant at) {
    HostFile now = node.facts().files().get(path);
    String text = now == null ? null : now.text().reveal();
    return new FileDeed.WriteFile(
        node.name(),
        path,
        content,
        mode,
        OWNER,
        sudo(node.node()),
        now == null ? null : now.sha256(),
        savedAs(node, at),
        FileDifference.of(path, text, content.shown()));
  }

  FileDeed.RestoreFile restoring(SetUpNode node, Instant at) {
    HostFile now = node.facts().files().get(path);
    return new FileDeed.RestoreFile(
        node.name(), path, sudo(node.node()), now == null ? null : now.sha256(), savedAs(node, at));
  }

  private @Nullable String savedAs(SetUpNode node, Instant at) {
    return node.facts().files().containsKey(path) ? path + ".pairkeeper-" + DATE.format(at) : null;
  }

  private static boolean sudo(Node node) {
    return node.ssh().sudo();
  }

  /** The text with a secret wherever the stand-in stands. */
  static SealedText sealed(String text, String standIn, SecretName name, SealedText.Language how) {
    List<SealedText.Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(standIn); at >= 0; at = text.indexOf(standIn, from)) {
      pieces.add(new Words(text.substring(from, at)));
      pieces.add(new SealedText.Sealed(name, how));
      from = at + standIn.length();
    }
    pieces.add(new Words(text.substring(from)));
    return new SealedText(pieces);
  }

  /** What stands in a text for a secret until it is sealed. */
  static Secret standIn() {
    return Secret.of("PKsecret");
  }
}
