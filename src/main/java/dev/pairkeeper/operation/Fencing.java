package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Deed.RunFenceCommand;
import dev.pairkeeper.registry.FenceCommands;
import dev.pairkeeper.topology.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Runs the fence commands of one pair's nodes on the panel's own machine. */
final class Fencing {

  /** What POSIX shells end with when there is no such program. */
  private static final int NOT_FOUND = 127;

  private final FenceCommands commands;
  private final String pair;

  Fencing(FenceCommands commands, String pair) {
    this.commands = commands;
    this.pair = pair;
  }

  /**
   * Runs it to its end.
   *
   * @return what it said, without the words of the command
   * @throws StepFailedException when there is none any more, or it does not end with 0 in time
   */
  String run(RunFenceCommand deed, Duration limit, Stop stop) {
    Secret command =
        commands
            .find(pair, deed.node())
            .orElseThrow(() ->
                new StepFailedException(
                    "The registry has no fence command of %s any more. Plan again."
                        .formatted(deed.node())));
    Map<String, String> told =
        Map.of(
            "PAIRKEEPER_PAIR", pair,
            "PAIRKEEPER_NODE", deed.node(),
            "PAIRKEEPER_HOST", deed.host());
    LocalCommand.Outcome outcome = outcome(command, told, limit, stop, deed.node());
    String said = new CommandMask(command).applyTo(outcome.output());
    if (outcome.exitStatus() == null) {
      throw new StepFailedException(
          "The fence command of %s had not ended after %d s, and was killed with all that it had started. Whether it did its work is not known.%s"
              .formatted(deed.node(), outcome.took().toSeconds(), quoted(said)));
    }
    if (outcome.exitStatus() != 0) {
      throw new StepFailedException(
          "The fence command of %s ended with %d%s.%s"
              .formatted(
                  deed.node(), outcome.exitStatus(), meaning(outcome.exitStatus()), quoted(said)));
    }
    return said;
  }

  private static LocalCommand.Outcome outcome(
      Secret command, Map<String, String> told, Duration limit, Stop stop, String node) {
    try {
      return new LocalCommand(command, told).run(limit, stop);
    } catch (IOException failed) {
      throw new StepFailedException(
          "The fence command of %s could not be started on the panel's machine: %s"
              .formatted(node, failed.getMessage()));
    }
  }

  private static String meaning(int exitStatus) {
    return exitStatus == NOT_FOUND ? ": the panel's machine has not got a program in it" : "";
  }

  private static String quoted(String said) {
    return said.isEmpty() ? "" : " It said: " + said;
  }
}
