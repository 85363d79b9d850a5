package dev.pairkeeper.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The directory of the panel's own files; made at first start, for its user alone. */
@Component
class PanelHome {

  private static final Logger log = LoggerFactory.getLogger(PanelHome.class);

  private final Path directory;

  PanelHome(RegistrySettings settings) {
    directory = settings.home().toAbsolutePath().normalize();
    try {
      makeDirectory();
    } catch (IOException e) {
      throw unusable(e.toString(), e);
    }
    if (!Files.isWritable(directory)) {
      throw unusable("it is not writable", null);
    }
  }

  /** The H2 database's file, without the ending that H2 appends. */
  Path databaseFile() {
    return directory.resolve("pairkeeper");
  }

  /** The file that holds the key of the stored secrets. */
  Path keyFile() {
    return directory.resolve("secret.key");
  }

  /** Takes the database's file, once it is there, from everybody but its owner. */
  void closeFilesToOthers() {
    Path file = directory.resolve("pairkeeper.mv.db");
    try {
      if (Files.exists(file)) {
        FileModes.set(file, "rw-------");
      }
    } catch (IOException e) {
      log.warn("{} could not be closed to others on this host: {}", file, e.toString());
    }
  }

  private void makeDirectory() throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw unusable("it is not a directory", null);
    }
    if (!Files.exists(directory)) {
      Files.createDirectories(directory);
      FileModes.set(directory, "rwx------");
    } else if (FileModes.openToOthers(directory)) {
      log.warn(
          "{} has mode {}: others on this host can reach the registry. Run: chmod 700 {}",
          directory,
          PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)),
          directory);
    }
  }

  private RegistryUnusableException unusable(String why, @Nullable Exception cause) {
    return new RegistryUnusableException(
        "The panel's directory %s can't be used: %s.".formatted(directory, why),
        "Set PAIRKEEPER_HOME to a directory that the panel's user may make and write.",
        cause);
  }
}
