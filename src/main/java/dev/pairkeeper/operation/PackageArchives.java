package dev.pairkeeper.operation;

import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.registry.Violation;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Uploaded packages, for hosts without a network; each upload is kept for a week. */
public interface PackageArchives {

  /** What came of an upload. */
  sealed interface Upload {

    /** It is kept. */
    record Kept(PackageArchive archive) implements Upload {}

    /** It is not, for these reasons. */
    record Unfit(List<Violation> violations) implements Upload {}
  }

  /**
   * Reads an upload to its end, or to the most bytes it may have, and keeps it when it is a package
   * (.deb or .rpm) or a tar archive, plain or by gzip, of nothing but packages. The same again is
   * kept a week longer.
   *
   * @throws java.io.UncheckedIOException when it breaks off, or can't be kept
   */
  Upload keep(InputStream upload);

  /** The one of that SHA-256, in hex. */
  Optional<PackageArchive> find(String sha256);

  /** All of them, the newest first. */
  List<PackageArchive> all();
}
