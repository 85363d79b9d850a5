package dev.pairkeeper.operation;

import dev.pairkeeper.operation.UploadedPackages.UnfitException;
import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.topology.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Uploads as files of the panel's home, each named by its SHA-256 and read again when asked for.
 */
@Component
class StoredPackages implements PackageArchives {

  private static final Duration KEPT = Duration.ofDays(7);
  private static final String NAME = "[0-9a-f]{64}";
  private static final String FIELD = "archive";

  private final Path folder;
  private final long most;

  /** What was read of them, as that takes its time. */
  private final Map<String, PackageArchive> known = new ConcurrentHashMap<>();

  StoredPackages(PackageSettings settings) {
    this.folder = settings.folder().toAbsolutePath().normalize();
    this.most = settings.maxSize().toBytes();
  }

  @Override
  public Upload keep(InputStream upload) {
    try {
      makeFolder();
      forgetOld();
      Path draft = Files.createTempFile(folder, "upload", ".new");
      try {
        return keep(upload, draft);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Upload keep(InputStream upload, Path draft) throws IOException {
    String sha256;
    try (OutputStream file = Files.newOutputStream(draft);
        DigestOutputStream digested = new DigestOutputStream(file, Sha256.digest())) {
      byte[] buffer = new byte[64 * 1024];
      long length = 0;
      for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
        length += read;
        if (length > most) {
          return unfit("is larger than %d MiB, the most the panel takes.".formatted(most >> 20));
        }
        digested.write(buffer, 0, read);
      }
      sha256 = Sha256.of(digested.getMessageDigest());
    }
    try {
      PackageArchive archive = listed(draft, sha256);
      Files.move(
          draft,
          folder.resolve(sha256),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return new Upload.Kept(archive);
    } catch (UnfitException e) {
      return unfit(String.valueOf(e.getMessage()));
    }
  }

  private static Upload unfit(String message) {
    return new Upload.Unfit(List.of(new Violation(FIELD, message)));
  }

  @Override
  public Optional<PackageArchive> find(String sha256) {
    Path file = folder.resolve(sha256);
    if (!sha256.matches(NAME) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      PackageArchive archive = known.get(sha256);
      if (archive == null) {
        archive = listed(file, sha256);
        known.put(sha256, archive);
      }
      return Optional.of(archive);
    } catch (UnfitException | IOException gone) {
      return Optional.empty();
    }
  }

  @Override
  public List<PackageArchive> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted(Comparator.comparing(StoredPackages::time).reversed())
          .flatMap(file -> find(String.valueOf(file.getFileName())).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands over the packages of an upload that are asked for.
   *
   * @throws StepFailedException when the upload is not there any more, or another
   */
  void each(String sha256, List<PackageFile> wanted, BiConsumer<PackageFile, byte[]> reader) {
    Path file = folder.resolve(sha256);
    if (!sha256.matches(NAME) || !Files.isRegularFile(file)) {
      throw new StepFailedException(
          "The uploaded packages %s are not kept any more; upload them again.".formatted(sha256));
    }
    try {
      new UploadedPackages(file, most)
          .each((name, content) ->
              wanted.stream()
                  .filter(one -> one.name().equals(name))
                  .forEach(one -> reader.accept(one, content)));
    } catch (UnfitException e) {
      throw new StepFailedException("The uploaded packages can't be read: " + e.getMessage());
    }
  }

  private PackageArchive listed(Path file, String sha256) throws UnfitException, IOException {
    List<PackageFile> files = new ArrayList<>();
    new UploadedPackages(file, most)
        .each((name, content) ->
            files.add(new PackageFile(name, content.length, Sha256.of(content))));
    return new PackageArchive(sha256, Files.size(file), files);
  }

  private void makeFolder() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private void forgetOld() throws IOException {
    FileTime oldest = FileTime.from(Instant.now().minus(KEPT));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> time(one).compareTo(oldest) < 0).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
