package dev.pairkeeper.monitor;

import dev.pairkeeper.ssh.CommandResult;
import dev.pairkeeper.ssh.KeptShell;
import dev.pairkeeper.ssh.RemoteShell;
import dev.pairkeeper.ssh.RemoteShells;
import dev.pairkeeper.topology.NodeAccess;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Real connections to hosts whose shells do the work of the first look only and give its answer
 * again for each further one. To the panel that is all the same; and two hosts on the benchmark's
 * own machine can't do the work of four hundred.
 */
record RecordingShells(RemoteShells real) implements RemoteShells {

  private static final String AGAIN =
      """

      recorded=
      observe() {
        if [ -z "$recorded" ]; then recorded=$(observe_really "$@"); fi
        printf '%s' "$recorded"
      }
      """;

  @Override
  public RemoteShell connect(NodeAccess node, Duration timeout) {
    return new Recording(real.connect(node, timeout));
  }

  private record Recording(RemoteShell shell) implements RemoteShell {

    @Override
    public KeptShell keep(String script, Duration timeout) {
      String really = script.replace("\nobserve() {", "\nobserve_really() {");
      return shell.keep(really + AGAIN, timeout);
    }

    @Override
    public CommandResult run(String command, Duration timeout) {
      return shell.run(command, timeout);
    }

    @Override
    public AutoCloseable follow(String command, Consumer<String> onLine, Runnable onEnd) {
      return shell.follow(command, onLine, onEnd);
    }

    @Override
    public String hostKey() {
      return shell.hostKey();
    }

    @Override
    public boolean isOpen() {
      return shell.isOpen();
    }

    @Override
    public void close() {
      shell.close();
    }
  }
}
