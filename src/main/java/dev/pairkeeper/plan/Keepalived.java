package dev.pairkeeper.plan;

import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.topology.Node;

/** What is typed about keepalived. */
final class Keepalived {

  private Keepalived() {}

  /**
   * Tests a configuration as the installed keepalived reads it. 0 is good; 5 means warnings under
   * which it runs all the same (measured with 2.2.7 and 2.3.4), and its messages are in the output.
   */
  static String test(Node node, String path) {
    return Privilege.command(
        node,
        "keepalived -t -f %s; status=$?; test $status -eq 0 -o $status -eq 5"
            .formatted(ShellText.word(path)));
  }
}
