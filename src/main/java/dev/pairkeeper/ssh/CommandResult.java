package dev.pairkeeper.ssh;

/**
 * What a command on a host left behind.
 *
 * @param exitStatus 128 + signal number when a signal ended it, as a shell shows it
 */
public record CommandResult(int exitStatus, String output, String errors) {

  /** Whether it ended with 0. */
  public boolean succeeded() {
    return exitStatus == 0;
  }
}
