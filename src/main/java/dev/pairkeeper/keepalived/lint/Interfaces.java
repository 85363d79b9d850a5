package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.lint.HostFacts.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces of a host as keepalived minds them.
 *
 * @param addresses by interface; null when they are not known
 * @param dynamic whether an interface may come later
 */
record Interfaces(@Nullable Map<String, List<Address>> addresses, boolean dynamic) {

  static Interfaces of(LintedNode node) {
    return new Interfaces(
        node.host().addresses(), node.declared().global("dynamic_interfaces").isPresent());
  }

  /** Whether keepalived complains that there is none of that name. */
  boolean isMissing(String name) {
    return name.length() > 15 || (!dynamic && addresses != null && !addresses.containsKey(name));
  }
}
