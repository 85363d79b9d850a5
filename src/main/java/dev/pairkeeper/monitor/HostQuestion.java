package dev.pairkeeper.monitor;

import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.VirtualAddress;
import java.time.Duration;
import java.time.InstantSource;

/** What a look asks of a node's host, by one command over a kept connection. */
final class HostQuestion implements Question<HostSnapshot> {

  private final Node node;
  private final String script;
  private final KeptConnection<RemoteShell> connection;
  private final ObservationSettings settings;
  private final InstantSource clock;

  HostQuestion(
      Node node,
      VirtualAddress vip,
      KeptConnection<RemoteShell> connection,
      ObservationSettings settings,
      InstantSource clock) {
    this.node = node;
    this.script = HostReports.script(node, vip);
    this.connection = connection;
    this.settings = settings;
    this.clock = clock;
  }

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
    return connection.use(this::read);
  }

  @Override
  public void abandon() {
    connection.drop();
  }

  private HostSnapshot read(RemoteShell shell) {
    CommandResult result = shell.run(script, settings.answerTimeout());
    return HostReports.parse(result, clock.instant());
  }
}
