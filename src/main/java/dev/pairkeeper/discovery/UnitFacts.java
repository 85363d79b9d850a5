package dev.pairkeeper.discovery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit that systemd has loaded.
 *
 * @param name without {@code .service}
 * @param arguments of its first ExecStart, the program first, variables not replaced
 */
record UnitFacts(String name, List<String> arguments) {

  private static final Pattern COMMAND_LINE = Pattern.compile("argv\\[]=(.*?)(?: ;|$)");

  /** Reads what {@code systemctl show} says of one unit; empty when it is not loaded. */
  static Optional<UnitFacts> parse(String text) {
    Map<String, String> properties = new HashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> properties.putIfAbsent(pair[0], pair[1].strip()));
    if (!"loaded".equals(properties.get("LoadState"))) {
      return Optional.empty();
    }
    String name = properties.getOrDefault("Id", "").replaceFirst("\\.service$", "");
    Matcher commandLine = COMMAND_LINE.matcher(properties.getOrDefault("ExecStart", ""));
    List<String> arguments =
        commandLine.find()
            ? Arrays.stream(commandLine.group(1).strip().split("\\s+")).toList()
            : List.of();
    return Optional.of(new UnitFacts(name, arguments));
  }
}
