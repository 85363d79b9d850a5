package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Declared;

/**
 * A node whose configuration is checked.
 *
 * @param name the node's, or what the caller calls the file
 */
public record LintedNode(String name, Configuration configuration, HostFacts host) {

  Declared declared() {
    return new Declared(configuration);
  }
}
