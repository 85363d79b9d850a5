package dev.pairkeeper.topology;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not as it is wanted.
 *
 * @param wanted null for a file that nobody wanted
 * @param actual null for a file that is gone
 * @param lines how many lines differ; null when the contents are the same, or not known
 */
public record FileDrift(
    String path, @Nullable FileFact wanted, @Nullable FileFact actual, @Nullable Lines lines) {

  /** Lines that only the actual file has, and lines that only the wanted one has. */
  public record Lines(int added, int removed) {}

  /** Whether the content differs, mode and owner aside. */
  public boolean changedContent() {
    return wanted != null && actual != null && !wanted.sha256().equals(actual.sha256());
  }

  /** Whether the permission bits differ. */
  public boolean changedMode() {
    return wanted != null && actual != null && !Objects.equals(wanted.mode(), actual.mode());
  }

  /** Whether it belongs to somebody else. */
  public boolean changedOwner() {
    return wanted != null && actual != null && !Objects.equals(wanted.owner(), actual.owner());
  }
}
