package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.Declared;

/** A node whose configuration is checked. */
public final class LintedNode {

  private final String name;
  private final Configuration configuration;
  private final Declared declared;
  private final HostFacts host;

  /**
   * Finds once what the configuration declares.
   *
   * @param name the node's, or what the caller calls the file
   */
  public LintedNode(String name, Configuration configuration, HostFacts host) {
    this.name = name;
    this.configuration = configuration;
    this.declared = new Declared(configuration);
    this.host = host;
  }

  /** The node's name, or what the caller calls the file. */
  public String name() {
    return name;
  }

  /** What is checked. */
  public Configuration configuration() {
    return configuration;
  }

  /** What is known of its host. */
  public HostFacts host() {
    return host;
  }

  Declared declared() {
    return declared;
  }
}
