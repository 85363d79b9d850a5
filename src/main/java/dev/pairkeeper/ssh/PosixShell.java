package dev.pairkeeper.ssh;

import static dev.pairkeeper.quoting.ShellText.quote;

import java.time.Duration;

/** Commands as a POSIX shell on a host runs them: bounded in time, or until nobody listens. */
final class PosixShell {

  private PosixShell() {}

  /**
   * The command run by {@code /bin/sh}, whatever the account's log-in shell is, and ended by the
   * host itself when the time is over: by {@code timeout} of coreutils, which then exits with 124.
   * Where that is missing only the caller's own time-out holds.
   *
   * @param limit rounded up to whole seconds, which every {@code timeout} understands
   */
  static String bounded(String command, Duration limit) {
    long seconds = Math.max(1, limit.plusNanos(999_999_999).toSeconds());
    String word = quote(command);
    return "exec /bin/sh -c "
        + quote(
            "command -v timeout >/dev/null 2>&1 && exec timeout "
                + seconds
                + " /bin/sh -c "
                + word
                + "; exec /bin/sh -c "
                + word);
  }

  /**
   * The command run until standard input ends, which happens when the channel or the connection is
   * closed; then the command is ended, so that nothing is left behind on a quiet host. The command
   * should be a single program.
   */
  static String untilInputEnds(String command) {
    return "exec /bin/sh -c "
        + quote(
            """
            exec 3<&0
            %s </dev/null 3<&- &
            watched=$!
            { cat <&3 >/dev/null; kill "$watched"; } >/dev/null 2>&1 &
            exec 3<&-
            wait "$watched"
            """
                .formatted("exec /bin/sh -c " + quote("exec " + command)));
  }
}
