package dev.pairkeeper.ssh;

import java.time.Duration;
import java.util.function.Consumer;

/** One kept connection to a host. Commands share it; a broken one stays broken and is closed. */
public interface RemoteShell extends AutoCloseable {

  /** No command may write more than so many bytes to either of its two outputs. */
  int MOST_OUTPUT = 4 * 1024 * 1024;

  /**
   * Runs a command by {@code /bin/sh} and waits for its end; bounded here and on the host. The host
   * ends the command after the time-out (rounded up to seconds); one that does not even tell that
   * within a second more is taken for dead, and the connection is closed.
   *
   * @throws RemoteShellException when the connection breaks, the time is over or the output is
   *     beyond {@link #MOST_OUTPUT}
   */
  default CommandResult run(String command, Duration timeout) {
    return run(command, new byte[0], timeout);
  }

  /**
   * The same for a command that reads its standard input: the way for what must not stand on a
   * command line, where every user of the host can read it.
   *
   * @param input all that the command can read; then its input ends
   */
  CommandResult run(String command, byte[] input, Duration timeout);

  /**
   * Starts a {@code /bin/sh} that stays, on a channel of its own, and has it read a script, usually
   * of functions. A question to it costs one round trip and no new process of sshd.
   *
   * @throws RemoteShellException when it can't be started or does not answer in time
   */
  KeptShell keep(String script, Duration timeout);

  /**
   * Starts a command that goes on until it is closed, such as {@code ip monitor address}, and hands
   * over its output line by line on a thread of its own. It should be a single program: that one is
   * ended on the host when this is closed or the connection breaks.
   *
   * @param onEnd called once when the command or the connection ends, whatever the reason
   * @throws RemoteShellException when it can't be started
   */
  AutoCloseable follow(String command, Consumer<String> onLine, Runnable onEnd);

  /** The key that the host showed, as {@code type base64}. */
  String hostKey();

  /** Whether the connection still stands, as far as this side knows. */
  boolean isOpen();

  @Override
  void close();
}
