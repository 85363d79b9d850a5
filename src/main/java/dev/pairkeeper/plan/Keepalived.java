package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Node;

/** What is typed about keepalived. */
final class Keepalived {

  /**
   * What keepalived says of a file that it runs all the same. Its exit status does not tell: 6 is
   * for scripts without script security, but then for unknown keywords in the same file, too, and 5
   * for anything from a missing interface to a missing brace (measured with 2.2.7 and 2.3.4).
   */
  private static final String HARMLESS =
      "^ *$|SECURITY VIOLATION|user .keepalived_script.|Truncating auth_pass"
          + "|Warning - (preempt delay|nopreempt)|Strict mode does not";

  private Keepalived() {}

  /**
   * Tests a configuration as the installed keepalived reads it; its messages are in the output. A
   * file that is not there is a failure, which keepalived itself takes for good (2.3.4).
   */
  static String test(Node node, String path) {
    String file = ShellText.word(path);
    return Privilege.command(
        node,
        """
        test -f %1$s || exit 1
        said=$(keepalived -t -f %1$s 2>&1) && exit 0
        printf '%%s\\n' "$said"
        ! printf '%%s\\n' "$said" | grep -Ev %2$s\
        """
            .formatted(file, ShellText.quote(HARMLESS)));
  }
}
