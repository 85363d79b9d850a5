package dev.pairkeeper.web.operation;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Action;
import dev.pairkeeper.operation.PackageArchives;
import dev.pairkeeper.operation.PackageArchives.Upload;
import dev.pairkeeper.plan.PackageArchive;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps uploads of packages, and writes into the audit log who brought them. */
@Component
public final class AuditedPackages {

  private final PackageArchives archives;
  private final AuditLog audit;

  AuditedPackages(PackageArchives archives, AuditLog audit) {
    this.archives = archives;
    this.audit = audit;
  }

  /** See {@link PackageArchives#keep}. */
  public Upload keep(String pair, InputStream upload, String user) {
    Upload result = archives.keep(upload);
    if (result instanceof Upload.Kept(PackageArchive archive)) {
      audit.record(
          user,
          pair,
          Action.PACKAGES_UPLOADED,
          "%d packages, SHA-256 %s.".formatted(archive.files().size(), archive.sha256()));
    }
    return result;
  }

  /** See {@link PackageArchives#all}. */
  public List<PackageArchive> all() {
    return archives.all();
  }
}
