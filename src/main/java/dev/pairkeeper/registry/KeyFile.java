package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The file with the master key: one line, readable by the panel's user alone. */
record KeyFile(Path path) {

  /** What the file holds, if it is there. */
  Optional<MasterKey> read() {
    try {
      if (Files.notExists(path)) {
        return Optional.empty();
      }
      if (FileModes.openToOthers(path)) {
        throw new RegistryUnusableException(
            "The key file %s can be read or changed by others on this host.".formatted(path),
            "Run: chmod 600 " + path);
      }
      return Optional.of(new MasterKey(origin(), Secret.of(Files.readString(path).strip())));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Makes the file with a new random key: complete and on disk, or not at all. */
  MasterKey create() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String text = Base64.getEncoder().encodeToString(random);
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      FileModes.set(draft, "rw-------");
      writeThrough(draft, text + "\n");
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(e);
    }
    return new MasterKey(origin(), Secret.of(text));
  }

  private static void writeThrough(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  private String origin() {
    return "the key file " + path;
  }

  private RegistryUnusableException unusable(IOException cause) {
    return new RegistryUnusableException(
        "The key file %s can't be used: %s.".formatted(path, cause),
        "Make it readable for the panel's user, or set PAIRKEEPER_SECRET_KEY instead.",
        cause);
  }
}
