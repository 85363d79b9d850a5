package dev.pairkeeper.web.doubles;

import dev.pairkeeper.operation.PackageArchives;
import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.registry.Violation;
import dev.pairkeeper.topology.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes whatever is not empty for one package of keepalived. */
public final class InMemoryPackages implements PackageArchives {

  private final List<PackageArchive> kept = new CopyOnWriteArrayList<>();

  @Override
  public Upload keep(InputStream upload) {
    try {
      byte[] content = upload.readAllBytes();
      if (content.length == 0) {
        return new Upload.Unfit(List.of(new Violation("archive", "has no packages.")));
      }
      String sha256 = Sha256.of(content);
      var file = new PackageFile("keepalived_2.3.4-1_amd64.deb", content.length, sha256);
      kept.addFirst(new PackageArchive(sha256, content.length, List.of(file)));
      return new Upload.Kept(kept.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<PackageArchive> find(String sha256) {
    return kept.stream().filter(archive -> archive.sha256().equals(sha256)).findFirst();
  }

  @Override
  public List<PackageArchive> all() {
    return List.copyOf(kept);
  }
}
