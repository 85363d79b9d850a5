package dev.pairkeeper.monitor;

import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import java.time.Duration;
import java.time.InstantSource;

/** What a look asks of a node's host, over a kept connection. */
record HostQuestion(
    Node node,
    KeptConnection<HostSession> connection,
    ObservationSettings settings,
    InstantSource clock)
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
  public HostSnapshot ask() {
    return connection.use(session ->
        session.observe(node, settings.keepalivedDataEvery(), clock, settings.answerTimeout()));
  }

  @Override
  public void abandon() {
    connection.drop();
  }
}
