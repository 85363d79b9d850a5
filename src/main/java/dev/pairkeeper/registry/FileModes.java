package dev.pairkeeper.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** File modes where the file system has them; nothing elsewhere. */
final class FileModes {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private FileModes() {}

  static void set(Path file, String mode) throws IOException {
    if (supportedFor(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
  }

  /** Whether anybody but its owner may read, write or enter the file. */
  static boolean openToOthers(Path file) throws IOException {
    return supportedFor(file) && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
  }

  private static boolean supportedFor(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
  }
}
