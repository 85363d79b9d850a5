package dev.pairkeeper.ssh;

import java.time.Duration;

/**
 * A {@code /bin/sh} on a host that stays between questions and keeps its functions and variables.
 * One question at a time; a further one waits for its turn.
 */
public interface KeptShell extends AutoCloseable {

  /**
   * Runs a command in that shell itself. Its standard input is empty; both its outputs come, as
   * they were written, in {@link CommandResult#output()}. Nothing on the host bounds it, so it has
   * to bound what may hang; when this side's time is over the whole connection is closed.
   *
   * @param command complete in itself: it may not end the shell
   * @throws RemoteShellException when the connection breaks, the time is over or the output is
   *     beyond {@link RemoteShell#MOST_OUTPUT}
   */
  CommandResult ask(String command, Duration timeout);

  /** Ends the shell; the connection stays. */
  @Override
  void close();
}
