package dev.pairkeeper.web.page.operation;

import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.plan.PackageArchive.PackageFile;

/**
 * An upload of packages that can be chosen.
 *
 * @param label its most telling file, how many more there are, and the begin of its SHA-256
 */
public record UploadView(String sha256, String label) {

  private static final int SHORT = 8;

  static UploadView of(PackageArchive archive) {
    String name =
        archive.files().stream()
            .map(PackageFile::name)
            .filter(file -> file.startsWith("keepalived"))
            .findFirst()
            .orElse(archive.files().getFirst().name());
    int more = archive.files().size() - 1;
    return new UploadView(
        archive.sha256(),
        "%s%s (%s)"
            .formatted(name, more == 0 ? "" : " + " + more, archive.sha256().substring(0, SHORT)));
  }
}
