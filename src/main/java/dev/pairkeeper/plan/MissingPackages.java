package dev.pairkeeper.plan;

import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.plan.Preflight.Finding;
import dev.pairkeeper.plan.Preflight.OfHost;
import dev.pairkeeper.topology.Flavor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host lacks, and which of it comes from its repositories or from uploaded packages.
 *
 * @param coming programs that the plan has to install
 * @param staying those that nothing is done about
 * @param files uploaded packages that they are to come from; empty for the host's repositories
 */
record MissingPackages(
    OfHost host, List<NodeProgram> coming, List<NodeProgram> staying, List<PackageFile> files) {

  /**
   * What must be there is installed also where it is not known whether it can be; the rest only
   * where it surely can. Which programs uploaded packages bring can't be told beforehand.
   *
   * @param uploaded null when none are asked for, or they are not kept
   */
  static MissingPackages of(
      OfHost host, @Nullable Flavor flavor, SetUp wanted, @Nullable PackageArchive uploaded) {
    List<NodeProgram> missing = NodePrograms.missing(host, flavor);
    if (wanted.packageArchive() != null) {
      List<PackageFile> files = uploaded == null ? List.of() : uploaded.filesFor(host.packages());
      return files.isEmpty()
          ? new MissingPackages(host, List.of(), missing, files)
          : new MissingPackages(host, missing, List.of(), files);
    }
    List<NodeProgram> coming =
        missing.stream().filter(program -> comes(host, program, wanted)).toList();
    return new MissingPackages(
        host,
        coming,
        missing.stream().filter(program -> !coming.contains(program)).toList(),
        List.of());
  }

  private static boolean comes(OfHost host, NodeProgram program, SetUp wanted) {
    Finding finding = installable(host, program);
    return wanted.installPackages()
        && (program.needed() ? finding != Finding.NO : finding == Finding.YES);
  }

  private static Finding installable(OfHost host, NodeProgram program) {
    return host.installable().getOrDefault(program.packageFor(host.packages()), Finding.UNKNOWN);
  }

  /** Packages that the plan has to install, each once. */
  List<String> packages() {
    return coming.stream().map(this::packageOf).distinct().toList();
  }

  /** Programs that must be there and do not come. */
  List<NodeProgram> refused() {
    return staying.stream().filter(NodeProgram::needed).toList();
  }

  /** Whether installing may fail because nobody knows whether the host can. */
  boolean doubtful() {
    return files.isEmpty()
        && coming.stream().anyMatch(program -> installable(host, program) == Finding.UNKNOWN);
  }

  /** Programs that uploaded packages need not bring. */
  List<NodeProgram> uncertain() {
    return files.isEmpty()
        ? List.of()
        : coming.stream().filter(program -> !program.needed()).toList();
  }

  String packageOf(NodeProgram program) {
    return program.packageFor(host.packages());
  }
}
