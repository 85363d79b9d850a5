package dev.pairkeeper.plan;

import dev.pairkeeper.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host's rules, as nft or iptables list them, mean for VRRP and for the server's port. They
 * are looked through line by line and not computed, so all this can say is a warning.
 */
final class Firewall {

  private static final Pattern DROPS =
      Pattern.compile("\\b(drop|reject|DROP|REJECT)\\b|-j (DROP|REJECT)");
  private static final Pattern VRRP =
      Pattern.compile("\\b(vrrp|protocol 112|l4proto 112|224\\.0\\.0\\.18)\\b|-p 112\\b");
  private static final String STRAYS_ONLY = "fib daddr type != local";
  private static final Pattern CLOSED =
      Pattern.compile("hook input[^;]*;[^\\n]*policy drop|-P INPUT DROP|-P INPUT REJECT");
  private static final Pattern LAST_REJECT =
      Pattern.compile("(?m)^\\s*(reject with icmpx?.*|-A INPUT -j (REJECT|DROP).*|drop)\\s*$");

  private Firewall() {}

  /** Sentences for whoever reads the plan. */
  static List<String> warnings(Node node, @Nullable String rules, int port) {
    if (rules == null) {
      return List.of(
          "The firewall of %s could not be read; make sure that it lets VRRP (IP protocol 112) and TCP port %d pass."
              .formatted(node.name(), port));
    }
    List<String> warnings = new ArrayList<>();
    Pattern ofPort = Pattern.compile("\\bdports? (\\{[^}]*\\b)?%d\\b".formatted(port));
    rules
        .lines()
        .map(String::strip)
        .filter(line -> DROPS.matcher(line).find() && !line.contains(STRAYS_ONLY))
        .filter(line -> VRRP.matcher(line).find() || ofPort.matcher(line).find())
        .limit(5)
        .forEach(line ->
            warnings.add(
                "The firewall of %s has a rule against what the pair needs: %s"
                    .formatted(node.name(), line)));
    boolean closed = CLOSED.matcher(rules).find() || LAST_REJECT.matcher(rules).find();
    if (warnings.isEmpty() && closed && !allowsVrrp(rules)) {
      warnings.add(
          "The firewall of %s drops what no rule allows, and no rule for VRRP (IP protocol 112) was seen: both nodes would take the VIP."
              .formatted(node.name()));
    }
    return warnings;
  }

  private static boolean allowsVrrp(String rules) {
    return rules.lines().anyMatch(line -> VRRP.matcher(line).find() && !DROPS.matcher(line).find());
  }
}
