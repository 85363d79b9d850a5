package dev.pairkeeper.operation;

import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.KeptShell;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShellException;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.NodeAccess;
import dev.pairkeeper.topology.PairAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The hosts of a pair as one operation reaches them: a connection of its own to each, opened when
 * it is needed and opened again when it broke. For one thread.
 */
final class Hosts implements AutoCloseable {

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final PairAccess access;
  private final RemoteShells shells;
  private final Map<String, RemoteShell> open = new HashMap<>();
  private final Map<String, KeptShell> kept = new HashMap<>();

  Hosts(PairAccess access, RemoteShells shells) {
    this.access = access;
    this.shells = shells;
  }

  NodeAccess node(String name) {
    if (access.first().node().name().equals(name)) {
      return access.first();
    }
    if (access.second().node().name().equals(name)) {
      return access.second();
    }
    throw new StepFailedException("The pair has no node %s any more.".formatted(name));
  }

  /** Starts a shell on that node's host which takes the commands from now on, until it breaks. */
  void keep(String node) {
    kept.put(node, shell(node).keep(":", CONNECTING));
  }

  /**
   * Runs a command on the host of that node.
   *
   * @throws dev.pairkeeper.ssh.RemoteShellException naming the node and the cause
   */
  CommandResult run(String node, String command, byte[] input, Duration limit) {
    KeptShell shell = input.length == 0 ? kept.get(node) : null;
    if (shell == null) {
      return shell(node).run(command, input, limit);
    }
    try {
      return shell.ask(command, limit);
    } catch (RemoteShellException broken) {
      kept.remove(node);
      throw broken;
    }
  }

  private RemoteShell shell(String node) {
    RemoteShell kept = open.get(node);
    if (kept != null && kept.isOpen()) {
      return kept;
    }
    RemoteShell fresh = shells.connect(node(node), CONNECTING);
    open.put(node, fresh);
    return fresh;
  }

  @Override
  public void close() {
    open.values().forEach(RemoteShell::close);
  }
}
