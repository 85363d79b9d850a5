package dev.pairkeeper.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.connection.channel.direct.Session.Command;
import net.schmizz.sshj.connection.channel.direct.Signal;

/** A channel on which a command runs. */
final class OpenChannel implements AutoCloseable {

  private static final int SIGNALLED = 128;

  private final Command command;
  private final Runnable onClosed;
  private final AtomicBoolean closing = new AtomicBoolean();

  OpenChannel(Command command, Runnable onClosed) {
    this.command = command;
    this.onClosed = onClosed;
  }

  InputStream output() {
    return command.getInputStream();
  }

  InputStream errors() {
    return command.getErrorStream();
  }

  OutputStream input() {
    return command.getOutputStream();
  }

  /** Waits until the host closed the channel, which it does when the command ended. */
  int exitStatus(Duration patience) throws IOException {
    command.join(patience.toMillis(), TimeUnit.MILLISECONDS);
    Integer status = command.getExitStatus();
    if (status != null) {
      return status;
    }
    Signal signal = command.getExitSignal();
    if (signal == null) {
      throw new IOException("the command ended without an exit status");
    }
    return SIGNALLED + number(signal);
  }

  /** Closes the channel without waiting for the host to agree. */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    if (command.isOpen()) {
      Thread.ofVirtual().name("ssh-close-", 0).start(this::closeAndWait);
    } else {
      onClosed.run();
    }
  }

  private void closeAndWait() {
    IOUtils.closeQuietly(command.getLoggerFactory(), command);
    onClosed.run();
  }

  /** Numbers that are the same on every Linux architecture servers run on (signal(7)). */
  private static int number(Signal signal) {
    return switch (signal) {
      case HUP -> 1;
      case INT -> 2;
      case QUIT -> 3;
      case ILL -> 4;
      case ABRT -> 6;
      case FPE -> 8;
      case KILL -> 9;
      case USR1 -> 10;
      case SEGV -> 11;
      case USR2 -> 12;
      case PIPE -> 13;
      case ALRM -> 14;
      case TERM -> 15;
      case UNKNOWN -> 0;
    };
  }
}
