package dev.pairkeeper.operation;

import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shell command on the panel's own machine. It stands in no list of processes, as the shell reads
 * it from its input; it sees nothing of the panel's environment but where programs and the user's
 * files are; when its time is over it is killed with all that it has started.
 */
final class LocalCommand {

  private static final List<String> SHELL =
      List.of("/bin/sh", "-c", "read_command=$(cat); eval \"$read_command\" </dev/null");

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final Secret command;
  private final Map<String, String> environment;

  LocalCommand(Secret command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  /**
   * What came of it.
   *
   * @param exitStatus null when it was killed because its time was over or the panel ended
   * @param output the first of what it and what it started said, on both streams
   */
  record Outcome(@Nullable Integer exitStatus, Duration took, String output) {}

  /**
   * Runs it to its end, or to the end of its time. Whoever cancels waits for it: half a fence is
   * worse than a whole one.
   *
   * @throws IOException when no shell could be started
   */
  Outcome run(Duration limit, Stop stop) throws IOException {
    long begun = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(SHELL).redirectErrorStream(true);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    Process process = builder.start();
    FirstWords words = FirstWords.of(process.getInputStream());
    try {
      tell(process);
      boolean ended = ends(process, begun + limit.toNanos(), stop);
      words.await(LAST_WORDS);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      return new Outcome(ended ? process.exitValue() : null, took, words.text());
    } finally {
      kill(process);
    }
  }

  private void tell(Process process) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(command.reveal().getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      process.destroyForcibly();
    }
  }

  private static boolean ends(Process process, long deadline, Stop stop) {
    while (System.nanoTime() - deadline < 0 && !mustEnd(stop)) {
      if (waits(process)) {
        return true;
      }
    }
    kill(process);
    return false;
  }

  private static boolean waits(Process process) {
    try {
      return process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean mustEnd(Stop stop) {
    return Thread.currentThread().isInterrupted()
        || stop.reason() == Stop.Reason.PANEL_ENDS
        || stop.reason() == Stop.Reason.LEASE_LOST;
  }

  /** The shell first, so that it starts nothing more. */
  private static void kill(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.stream()
        .flatMap(child -> Stream.concat(child.descendants(), Stream.of(child)))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
