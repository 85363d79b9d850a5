package dev.pairkeeper.operation;

import dev.pairkeeper.plan.Condition;
import dev.pairkeeper.plan.Deed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A small world whose only commands are {@code put} and {@code take}, in which one can die. */
final class ShelfOfThings implements Hands {

  private final Set<String> things = new TreeSet<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Runnable> onAsking = new HashMap<>();
  private String broken = "";
  private String deadly = "";
  private boolean diesAfterwards;

  /** The panel that asked is no more. */
  static final class DeadException extends RuntimeException {}

  Set<String> things() {
    return things;
  }

  List<String> asked() {
    return asked;
  }

  void breaksAt(String command) {
    broken = command;
  }

  void diesAt(String command, boolean afterwards) {
    deadly = command;
    diesAfterwards = afterwards;
  }

  void livesOn() {
    deadly = "";
  }

  void onAsking(String command, Runnable then) {
    onAsking.put(command, then);
  }

  @Override
  public String does(Deed deed, Duration limit, Stop stop) {
    String command = deed.detail();
    if (command.equals(deadly) && !diesAfterwards) {
      throw new DeadException();
    }
    asked.add(command);
    onAsking.getOrDefault(command, () -> {}).run();
    if (command.equals(broken)) {
      throw new StepFailedException("The shelf is full: " + command);
    }
    String thing = command.substring(command.indexOf(' ') + 1);
    if (command.startsWith("put")) {
      things.add(thing);
    } else {
      things.remove(thing);
    }
    if (command.equals(deadly)) {
      throw new DeadException();
    }
    return command + " done";
  }

  @Override
  public void verify(List<Condition> conditions, Duration limit, Stop stop) {}
}
