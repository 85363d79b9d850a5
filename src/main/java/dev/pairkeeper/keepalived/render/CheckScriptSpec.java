package dev.pairkeeper.keepalived.render;

import java.time.Duration;
import java.util.List;

/**
 * A script that keepalived runs over and over; its exit code tells whether the node is well.
 *
 * @param command the words of the command, the first the full path of the program
 * @param timeout after which a run is ended and counts as failed
 * @param fall how many failed runs make it fail
 * @param rise how many good runs make it good again
 * @param failsAtFirst whether it counts as failed until it was good for the first time
 * @param weight what it adds to the priority; 0: the instance goes to FAULT when it fails
 */
public record CheckScriptSpec(
    String name,
    List<String> command,
    Duration interval,
    Duration timeout,
    int fall,
    int rise,
    boolean failsAtFirst,
    int weight) {

  public CheckScriptSpec {
    command = List.copyOf(command);
    ConfText.require("check script's name", name);
    ConfText.requireCommand("check script's command", command);
    Duration milli = Duration.ofMillis(1);
    Check.time("check script's interval", interval, milli, Duration.ofDays(1), milli);
    Check.time("check script's time-out", timeout, milli, Duration.ofDays(1), milli);
    Check.number("check script's fall", fall, 1, 1000);
    Check.number("check script's rise", rise, 1, 1000);
    Check.number("check script's weight", weight, -253, 253);
  }
}
