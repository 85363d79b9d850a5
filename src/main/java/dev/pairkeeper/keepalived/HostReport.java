package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import java.time.Instant;

/** The answer to {@link ObserveScript#look}, read. Odd output is a finding, never an exception. */
public sealed interface HostReport {

  /** The host told at least its addresses; what it did not tell is in the snapshot's sentences. */
  record Seen(HostSnapshot snapshot) implements HostReport {}

  /**
   * Not even the addresses were told, so nothing may be concluded from the answer: without them a
   * host would look as if it did not hold the VIP.
   *
   * @param why a sentence with the cure
   */
  record Unreadable(String why) implements HostReport {}

  /**
   * Reads an answer; never throws.
   *
   * @param node that was looked at
   * @param readAt the panel's clock when the answer was complete
   */
  static HostReport parse(String answer, Node node, Instant readAt) {
    return new HostAnswer(answer, node).report(readAt);
  }
}
