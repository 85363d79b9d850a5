package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import java.util.Optional;

/** How the keepalived of a host starts scripts. */
final class ScriptStart {

  private ScriptStart() {}

  /** Whether a shell reads the command line, as up to 1.4; false when the version is not known. */
  static boolean byShell(LintedNode node) {
    return Optional.ofNullable(node.host().keepalivedVersion())
        .flatMap(version -> Numbers.integer(version.split("\\.", 2)[0]))
        .filter(major -> major < 2)
        .isPresent();
  }
}
