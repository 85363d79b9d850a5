package dev.pairkeeper.plan;

import dev.pairkeeper.plan.Preflight.PackageTool;
import java.util.Comparator;
import java.util.List;

/**
 * Packages that were uploaded for hosts without a network.
 *
 * @param sha256 of the upload, in hex; the name that it is known by
 * @param bytes size of the upload
 * @param files the packages in it
 */
public record PackageArchive(String sha256, long bytes, List<PackageFile> files) {

  public PackageArchive {
    files = files.stream().sorted(Comparator.comparing(PackageFile::name)).toList();
  }

  /**
   * One package.
   *
   * @param name of its file, which ends with .deb or .rpm
   * @param sha256 of its content, in hex
   */
  public record PackageFile(String name, long bytes, String sha256) {}

  /** Those that the tool can install. */
  List<PackageFile> filesFor(PackageTool tool) {
    String ending =
        switch (tool) {
          case APT -> ".deb";
          case DNF, YUM -> ".rpm";
          case NONE -> "/";
        };
    return files.stream().filter(file -> file.name().endsWith(ending)).toList();
  }
}
