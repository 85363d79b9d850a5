package dev.pairkeeper.ssh;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one place that turns values into words of a shell command line. Whatever goes onto a host's
 * command line and is not a literal of this program goes through {@link #quote}.
 */
public final class PosixShell {

  private PosixShell() {}

  /**
   * The text as one word that any POSIX shell reads back unchanged: in single quotes, where only
   * the single quote itself has a meaning (POSIX.1-2017, Shell Command Language, section 2.2.2).
   *
   * @throws IllegalArgumentException when the text holds a NUL, which no argument can carry
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL can't be part of a command line");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The words as one command line, each quoted. */
  public static String line(List<String> words) {
    return words.stream().map(PosixShell::quote).collect(Collectors.joining(" "));
  }

  /**
   * The command run by {@code /bin/sh}, whatever the account's log-in shell is, and ended by the
   * host itself when the time is over: by {@code timeout} of coreutils, which then exits with 124.
   * Where that is missing only the caller's own time-out holds.
   *
   * @param limit rounded up to whole seconds, which every {@code timeout} understands
   */
  public static String bounded(String command, Duration limit) {
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
