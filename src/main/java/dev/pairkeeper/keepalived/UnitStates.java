package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.ServiceState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The answer of {@code systemctl show} for several units: blocks of {@code Property=value} lines,
 * parted by empty lines, in the order in which the units were asked for (systemctl(1)).
 */
final class UnitStates {

  private static final Pattern BETWEEN = Pattern.compile("\n\\s*\n");

  private final List<Map<String, String>> units;

  private UnitStates(List<Map<String, String>> units) {
    this.units = units;
  }

  static UnitStates parse(String text) {
    return new UnitStates(BETWEEN.splitAsStream(text.strip()).map(UnitStates::properties).toList());
  }

  /** keepalived's unit is asked for first. */
  ServiceState keepalived() {
    return state(units.getFirst());
  }

  /** Of the names under which a server may be known, a running one counts before a stopped one. */
  ServiceState mysql() {
    return units.stream()
        .skip(1)
        .map(UnitStates::state)
        .min(Enum::compareTo)
        .orElse(ServiceState.UNKNOWN);
  }

  private static Map<String, String> properties(String block) {
    Map<String, String> properties = new HashMap<>();
    block
        .lines()
        .forEach(line -> {
          int equals = line.indexOf('=');
          if (equals > 0) {
            properties.put(line.substring(0, equals), line.substring(equals + 1).strip());
          }
        });
    return properties;
  }

  /**
   * A unit made of a SysV script stays active when its processes have ended, and has no main
   * process even while they run (systemd-sysv-generator(8): {@code RemainAfterExit} and no {@code
   * GuessMainPID}); its sub-state tells the two apart.
   */
  private static ServiceState ranOrRuns(Map<String, String> unit) {
    boolean mainProcess = !unit.getOrDefault("MainPID", "0").equals("0");
    return mainProcess || "running".equals(unit.get("SubState"))
        ? ServiceState.RUNNING
        : ServiceState.STOPPED;
  }

  private static ServiceState state(Map<String, String> unit) {
    if (!"loaded".equals(unit.get("LoadState"))) {
      return ServiceState.UNKNOWN;
    }
    return switch (unit.getOrDefault("ActiveState", "")) {
      case "active", "reloading", "refreshing" -> ranOrRuns(unit);
      case "activating", "deactivating" ->
          "0".equals(unit.get("MainPID")) ? ServiceState.STOPPED : ServiceState.RUNNING;
      case "inactive", "maintenance" -> ServiceState.STOPPED;
      case "failed" -> ServiceState.FAILED;
      default -> ServiceState.UNKNOWN;
    };
  }
}
