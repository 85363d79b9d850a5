package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about strict mode, which does what the RFC says of routers. */
final class StrictRules {

  private static final String NOT_FOR_SERVERS =
      "Take 'vrrp_strict' out of global_defs on both nodes: it is for routers, not for servers.";

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "strict-drops-traffic",
              Severity.CRITICAL,
              "Strict mode makes the VIP unreachable",
              "In strict mode a node that is not the address owner does not accept what is sent to"
                  + " the VIP (RFC 9568, section 6.1, Accept_Mode): keepalived adds firewall rules"
                  + " that drop it. With VRRP version 3 'accept' lifts that, with version 2"
                  + " keepalived drops 'accept' as well (keepalived.conf(5), vrrp_strict; issues"
                  + " 474, 1373 and 2339).",
              NOT_FOR_SERVERS,
              ofInstance(StrictRules::dropsTraffic)),
          new LintRule(
              "strict-with-unicast",
              Severity.CRITICAL,
              "Strict mode does not start with unicast peers",
              "The RFC knows multicast only. In strict mode keepalived refuses an instance with"
                  + " unicast peers, and with it the whole VRRP part of the file: the node never"
                  + " takes the VIP (vrrp.c, vrrp_complete_instance).",
              NOT_FOR_SERVERS,
              ofInstance(StrictRules::withUnicast)),
          new LintRule(
              "strict-with-auth",
              Severity.WARNING,
              "Strict mode ignores authentication",
              "Current RFCs know no authentication; in strict mode keepalived goes without"
                  + " (keepalived.conf(5), vrrp_strict). A peer that is not strict drops this"
                  + " node's adverts then.",
              NOT_FOR_SERVERS,
              ofInstance(StrictRules::withAuthentication)));

  private StrictRules() {}

  private static Stream<Hit> dropsTraffic(InstanceView view) {
    Election own = new Election(view);
    boolean accepts = view.instance().setting("accept").isPresent() && view.version() == 3;
    if (!own.strict() || accepts || own.priority() == Election.OWNER) {
      return Stream.empty();
    }
    String accept =
        view.instance().setting("accept").isPresent()
            ? "'accept' does not help in VRRP version 2"
            : "there is no 'accept'";
    return Stream.of(
        hit(
            view,
            place(view),
            "%s is in strict mode and %s: as the owner %s drops whatever applications send to %s."
                .formatted(view.label(), accept, view.node().name(), view.vip())));
  }

  private static Stream<Hit> withUnicast(InstanceView view) {
    return view
        .instance()
        .setting("unicast_peer")
        .filter(block -> new Election(view).strict() && !block.statements().isEmpty())
        .map(block ->
            hit(
                view,
                block.at(),
                ("%s has unicast peers in strict mode: keepalived refuses the configuration, and %s"
                        + " never takes %s.")
                    .formatted(view.label(), view.node().name(), view.vip())))
        .stream();
  }

  private static Stream<Hit> withAuthentication(InstanceView view) {
    return view
        .instance()
        .setting("authentication")
        .filter(block -> new Election(view).strict() && view.version() == 2)
        .map(block ->
            hit(
                view,
                block.at(),
                "%s has a password in strict mode: keepalived sends its adverts without it."
                    .formatted(view.label())))
        .stream();
  }

  private static Position place(InstanceView view) {
    return switchedOnAt(view).map(Statement::at).orElse(view.instance().statement().at());
  }

  private static Optional<Statement> switchedOnAt(InstanceView view) {
    return view.instance()
        .setting("strict_mode")
        .or(() -> view.node().declared().global("vrrp_strict"));
  }

  private static Hit hit(InstanceView view, Position at, String message) {
    return Hit.at(view.node(), at, message)
        .withEdit(switchedOnAt(view).flatMap(LineEdits.in(view.node())::delete));
  }
}
