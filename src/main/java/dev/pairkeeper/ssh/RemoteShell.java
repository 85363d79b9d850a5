package dev.pairkeeper.ssh;

import java.time.Duration;
import java.util.function.Consumer;

/** One kept connection to a host. Commands share it; a broken one stays broken and is closed. */
public interface RemoteShell extends AutoCloseable {

  /**
   * Runs a command by {@code /bin/sh} and waits for its end; bounded here and on the host.
   *
   * @throws RemoteShellException when the connection breaks or the time is over
   */
  CommandResult run(String command, Duration timeout);

  /**
   * Starts a command that goes on until it is closed, such as {@code ip monitor address}, and hands
   * over its output line by line on a thread of its own.
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
