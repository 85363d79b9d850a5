package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.FileDifference;
import dev.pairkeeper.plan.FileDeed.EditFile;
import dev.pairkeeper.plan.FileDeed.RestoreFile;
import dev.pairkeeper.plan.FileDeed.WriteFile;
import dev.pairkeeper.plan.HostFacts.HostFile;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on a host that is to become another.
 *
 * @param now as it is; null when there is none
 * @param content all of it, for a file of the panel's own; null where lines are edited
 * @param after the text that comes of it; for a file of the panel's own with the secrets that stand
 *     in it now, only to tell the difference
 */
record FileChange(
    Node node,
    String path,
    @Nullable HostFile now,
    @Nullable SealedText content,
    String mode,
    String after,
    String savedAs) {

  private static final String OWNER = "root:root";

  /** Lines of somebody else's file become others. */
  static FileChange edited(Node node, String path, HostFile now, String after, String savedAs) {
    return new FileChange(node, path, now, null, now.mode(), after, savedAs);
  }

  /** A file of the panel's own is written, root's. */
  static FileChange written(
      Node node,
      String path,
      @Nullable HostFile now,
      SealedText content,
      String mode,
      String after,
      String savedAs) {
    return new FileChange(node, path, now, content, mode, after, savedAs);
  }

  /** Makes the change. */
  Deed deed() {
    return content == null ? edit(path, savedAs) : write(path, now, content);
  }

  /** Takes it back. */
  Deed restoring() {
    return new RestoreFile(
        node.name(), path, sudo(), now == null ? null : now.sha256(), now == null ? null : savedAs);
  }

  /** Makes the new file beside the old one; the old one is at that place already. */
  Deed aside(String place) {
    return content == null ? edit(place, savedAs) : write(place, null, content);
  }

  boolean isEdit() {
    return content == null;
  }

  String difference() {
    return FileDifference.of(path, now == null ? null : now.text().reveal(), after);
  }

  private Deed edit(String place, String saved) {
    if (now == null) {
      throw new IllegalStateException("a file that is not there can't be edited: " + path);
    }
    List<LineEdit> edits = LineEdits.between(now.text().reveal(), after);
    return new EditFile(
        node.name(), place, edits, sudo(), now.sha256(), Sha256.of(after), saved, difference());
  }

  private Deed write(String place, @Nullable HostFile before, SealedText text) {
    return new WriteFile(
        node.name(),
        place,
        text,
        mode,
        OWNER,
        sudo(),
        before == null ? null : before.sha256(),
        before == null ? null : savedAs,
        difference());
  }

  private boolean sudo() {
    return node.ssh().sudo();
  }
}
