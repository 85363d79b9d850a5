package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/**
 * What a look asks of a node's host, over a kept connection.
 *
 * @param keepalivedDataEvery at every which look keepalived is asked for its own data
 */
record HostQuestion(
    Node node,
    KeptConnection<HostSession> connection,
    ObservationSettings settings,
    InstantSource clock,
    IntSupplier keepalivedDataEvery)
    implements Question<HostSnapshot> {

  @Override
  public String target() {
    return node.sshAddress();
  }

  @Override
  public Duration patience() {
    return connection.isOpen() ? settings.answerTimeout() : settings.timeout();
  }

  @Override
  public boolean isHeldBack() {
    return connection.isHeldBack();
  }

  @Override
  public HostSnapshot ask() {
    return connection.use(session ->
        session.observe(node, keepalivedDataEvery.getAsInt(), clock, settings.longestSilence()));
  }
}
