package dev.pairkeeper.plan;

import dev.pairkeeper.plan.PackageArchive.PackageFile;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one step does to files on a node's host. */
public sealed interface FileDeed extends Deed {

  @Override
  default Kind kind() {
    return Kind.FILE;
  }

  /**
   * A file on a node's host gets that content, at once and wholly or not at all. A file that was
   * there is first copied to {@code savedAs}.
   *
   * @param sudo whether root's rights have to be asked for
   * @param before SHA-256 of what is there now, in hex; null when there is no file. Anything else
   *     but the new content itself refuses the deed
   * @param savedAs null when there is nothing to save
   * @param difference from what is there now in unified form, with secrets masked
   */
  record WriteFile(
      String node,
      String path,
      SealedText content,
      String mode,
      String owner,
      boolean sudo,
      @Nullable String before,
      @Nullable String savedAs,
      String difference)
      implements FileDeed {

    @Override
    public String detail() {
      return difference;
    }
  }

  /**
   * Lines of a file that somebody else wrote are replaced, and no other: the content of the rest
   * need not even be known. The file is first copied to {@code savedAs}.
   *
   * @param before SHA-256 of the file as it is now, in hex; anything else but the edited file
   *     refuses the deed
   * @param after SHA-256 of the edited file
   * @param edits by line, in the order of the lines, not overlapping
   */
  record EditFile(
      String node,
      String path,
      List<LineEdit> edits,
      boolean sudo,
      String before,
      String after,
      String savedAs,
      String difference)
      implements FileDeed {

    public EditFile {
      edits = List.copyOf(edits);
    }

    /** What the file's text becomes. */
    public String applyTo(String text) {
      return EditedLines.of(text, edits);
    }

    @Override
    public String detail() {
      return difference;
    }
  }

  /**
   * A file is as it was before {@link WriteFile} or {@link EditFile}: the saved copy is put back,
   * or the file is removed where there was none.
   *
   * @param before SHA-256 of what is to be there; null for no file. When it is there already,
   *     nothing is done
   */
  record RestoreFile(
      String node, String path, boolean sudo, @Nullable String before, @Nullable String savedAs)
      implements FileDeed {

    @Override
    public String detail() {
      return savedAs == null ? "rm " + path : "cp -p " + savedAs + " " + path;
    }
  }

  /**
   * Uploaded packages are copied into a folder of root's on a node's host, each compared by its
   * SHA-256 when it has arrived.
   *
   * @param archive SHA-256 of the upload that they are taken from, in hex
   */
  record CopyPackages(
      String node, String folder, String archive, List<PackageFile> files, boolean sudo)
      implements FileDeed {

    public CopyPackages {
      files = List.copyOf(files);
    }

    @Override
    public String detail() {
      return files.stream()
          .map(file ->
              "%s/%s (%s, SHA-256 %s)"
                  .formatted(folder, file.name(), Bytes.of(file.bytes()), file.sha256()))
          .collect(Collectors.joining("\n"));
    }
  }
}
