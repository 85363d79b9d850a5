package dev.pairkeeper.discovery;

import dev.pairkeeper.registry.Violation;
import java.util.List;

/** What came of a discovery. */
public sealed interface DiscoveryResult {

  /** Something was read; what could not be told is named in the proposal. */
  record Found(Proposal proposal) implements DiscoveryResult {}

  /**
   * A given host or server could not be read at all.
   *
   * @param violations by field of the request, such as {@code nodes[0].ssh.password}
   */
  record Refused(List<Violation> violations) implements DiscoveryResult {}
}
