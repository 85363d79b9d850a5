package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rules about {@code global_defs}. */
final class GlobalRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "smtp-settings-of-the-sample",
              Severity.INFO,
              "Mail settings of the packaged sample",
              "The file that comes with keepalived sends mail over 192.168.200.1 to firewall.loc,"
                  + " which nobody reads. With 'smtp_alert' every change of state waits for a"
                  + " server that does not answer, and the alert is lost.",
              "Write your own mail server and addresses, or take the lines out.",
              ofNode(GlobalRules::sampleMail)),
          new LintRule(
              "router-id-of-the-sample",
              Severity.INFO,
              "router_id of the packaged sample",
              "router_id names the node in alerts and traps; LVS_DEVEL names none of them. Without"
                  + " it keepalived uses the host's name.",
              "Write the node's name, or take the line out.",
              ofNode(GlobalRules::sampleRouterId)));

  private GlobalRules() {}

  private static Stream<Hit> sampleMail(LintedNode node) {
    return node.declared().globals().stream()
        .filter(GlobalRules::isSample)
        .map(line ->
            Hit.at(
                    node,
                    line.at(),
                    "%s has the '%s' of the packaged sample: its alerts reach nobody."
                        .formatted(node.name(), line.keyword()))
                .withEdit(LineEdits.in(node).delete(line)));
  }

  private static boolean isSample(Statement line) {
    return switch (line.keyword()) {
      case "smtp_server" -> line.value().filter("192.168.200.1"::equals).isPresent();
      case "notification_email_from" -> isSampleAddress(line.value().orElse(""));
      case "notification_email" ->
          line.statements().stream().anyMatch(entry -> isSampleAddress(entry.keyword()));
      default -> false;
    };
  }

  private static boolean isSampleAddress(String address) {
    return address.endsWith("@firewall.loc") || address.startsWith("acassen@");
  }

  private static Stream<Hit> sampleRouterId(LintedNode node) {
    return node.declared().global("router_id").stream()
        .filter(line -> line.value().filter("LVS_DEVEL"::equals).isPresent())
        .map(line ->
            Hit.at(
                    node,
                    line.at(),
                    "%s calls itself LVS_DEVEL: alerts do not tell which node they are from."
                        .formatted(node.name()))
                .withEdit(LineEdits.in(node).replace(line, "router_id " + node.name())));
  }
}
