package dev.pairkeeper.web.api;

import dev.pairkeeper.plan.PackageArchive;
import java.util.List;

/** An upload of packages that is kept; SET_UP names it by its sha256. */
record PackagesResponse(String sha256, long bytes, List<PackageResponse> packages) {

  /** One package in it. */
  record PackageResponse(String name, long bytes, String sha256) {}

  static PackagesResponse of(PackageArchive archive) {
    return new PackagesResponse(
        archive.sha256(),
        archive.bytes(),
        archive.files().stream()
            .map(file -> new PackageResponse(file.name(), file.bytes(), file.sha256()))
            .toList());
  }
}
