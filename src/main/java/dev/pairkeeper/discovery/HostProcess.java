package dev.pairkeeper.discovery;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A daemon that runs.
 *
 * @param name as the kernel has it
 * @param arguments its command line, the program first
 * @param executable null when the account may not see it
 * @param unit the systemd unit that it belongs to, without {@code .service}; null outside any
 */
record HostProcess(
    String name, List<String> arguments, @Nullable String executable, @Nullable String unit) {

  /** The value of a long option, {@code --name=value} or {@code --name value}. */
  Optional<String> option(String option) {
    String found = null;
    for (int i = 1; i < arguments.size(); i++) {
      String argument = arguments.get(i).replace('_', '-');
      if (argument.startsWith("--" + option + "=")) {
        found = arguments.get(i).substring(option.length() + 3);
      } else if (argument.equals("--" + option) && i + 1 < arguments.size()) {
        found = arguments.get(i + 1);
      }
    }
    return Optional.ofNullable(found);
  }
}
