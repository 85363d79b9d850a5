package dev.pairkeeper.monitor;

import dev.pairkeeper.keepalived.HostReport;
import dev.pairkeeper.keepalived.ObserveScript;
import dev.pairkeeper.quoting.ShellText;
import dev.pairkeeper.ssh.KeptShell;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.topology.HostSnapshot;
import dev.pairkeeper.topology.Node;
import dev.pairkeeper.topology.ProbeFailure;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A connection to a host with the shell that answers the looks.
 *
 * @param shell the connection, for what else is asked over it
 */
record HostSession(RemoteShell shell, KeptShell observing) implements AutoCloseable {

  /** Prepares the connection for looks; where that fails it is closed. */
  static HostSession over(RemoteShell shell, Duration timeout) {
    try {
      return new HostSession(shell, shell.keep(ObserveScript.functions(), timeout));
    } catch (RuntimeException e) {
      shell.close();
      throw e;
    }
  }

  /**
   * Looks at the host.
   *
   * @param keepalivedDataEvery at every which look keepalived is asked for its own data
   * @throws RemoteShellException also when its answer tells nothing
   */
  HostSnapshot observe(Node node, int keepalivedDataEvery, InstantSource clock, Duration timeout) {
    String question = ShellText.line(ObserveScript.look(node, keepalivedDataEvery));
    String answer = observing.ask(question, timeout).output();
    return switch (HostReport.parse(answer, node, clock.instant())) {
      case HostReport.Seen(HostSnapshot snapshot) -> snapshot;
      case HostReport.Unreadable(String why) ->
          throw new RemoteShellException(ProbeFailure.Kind.ERROR, why, null);
    };
  }

  @Override
  public void close() {
    shell.close();
  }
}
