package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about how long the VIP is away. */
final class TimingRules {

  private static final BigDecimal LONG_SECONDS = BigDecimal.valueOf(5);

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "advert-interval-rounded",
              Severity.WARNING,
              "Part of a second in VRRP version 2",
              "Version 2 sends whole seconds (RFC 3768, section 5.3.7): keepalived rounds, and what"
                  + " is below a half becomes 1. The takeover takes as long as with the rounded"
                  + " value, not as long as the file says.",
              "Write whole seconds, or use 'vrrp_version 3' in global_defs of both nodes, which"
                  + " takes hundredths.",
              ofInstance(TimingRules::rounded)),
          new LintRule(
              "advert-interval-long",
              Severity.WARNING,
              "Seconds go by before an owner is missed",
              "A standby takes the VIP when it has missed three adverts and its skew time is over"
                  + " (RFC 3768 and RFC 9568, section 6.1). When the owner's host dies or its"
                  + " network is cut, applications wait at least so long.",
              "Set 'advert_int 1' on both nodes, first on the standby; with 'vrrp_version 3' 0.5"
                  + " or less.",
              ofInstance(TimingRules::longInterval)),
          new LintRule(
              "garp-not-repeated",
              Severity.INFO,
              "Gratuitous ARP only when the owner changes",
              "A new owner tells the network five times at once, and again after five seconds,"
                  + " whose the VIP is. A switch or router that misses this, or hears two owners"
                  + " after a cut of the network, sends to the wrong node until its cache expires,"
                  + " which can take minutes. With a refresh the owner says it again and again"
                  + " (keepalived.conf(5), vrrp_garp_master_refresh; issues 166 and 542).",
              "Set 'vrrp_garp_master_refresh 60' in global_defs, or 'garp_master_refresh 60' in the"
                  + " instance.",
              ofInstance(TimingRules::noRefresh)));

  private TimingRules() {}

  private static Stream<Hit> rounded(InstanceView view) {
    BigDecimal said = view.instance().advertIntervalSeconds();
    Optional<Statement> line = view.instance().setting("advert_int");
    boolean whole = said.stripTrailingZeros().scale() <= 0;
    if (line.isEmpty() || whole || said.signum() < 0 || view.version() != 2) {
      return Stream.empty();
    }
    Election own = new Election(view);
    String rounded = own.advertSeconds().toPlainString();
    return Stream.of(
        Hit.at(
                view.node(),
                line.get().at(),
                ("%s speaks VRRP version 2 with 'advert_int %s': keepalived makes it %s. It takes"
                        + " over %s after the last advert of an owner that died.")
                    .formatted(
                        view.label(),
                        said.toPlainString(),
                        rounded,
                        Election.seconds(own.takeoverSeconds())))
            .withEdit(LineEdits.in(view.node()).set(view, "advert_int", rounded)));
  }

  private static Stream<Hit> longInterval(InstanceView view) {
    Election own = new Election(view);
    if (own.takeoverSeconds().compareTo(LONG_SECONDS) < 0) {
      return Stream.empty();
    }
    String peer = view.other().map(other -> other.node().name()).orElse("the other node");
    return Stream.of(
        Hit.at(
            view.node(),
            view.placeOf("advert_int"),
            ("When the host %s dies, %s takes %s only after %s: %d adverts of %s and a skew of %s"
                    + " for priority %d.")
                .formatted(
                    peer,
                    view.label(),
                    view.vip(),
                    Election.seconds(own.takeoverSeconds()),
                    own.missedAdverts(),
                    Election.seconds(own.advertSeconds()),
                    Election.seconds(own.skewSeconds()),
                    own.healthy())));
  }

  private static Stream<Hit> noRefresh(InstanceView view) {
    Optional<Integer> refresh =
        view.instance()
            .integer("garp_master_refresh")
            .or(() ->
                view.node()
                    .declared()
                    .global("vrrp_garp_master_refresh")
                    .flatMap(Statement::value)
                    .flatMap(Numbers::integer));
    if (refresh.filter(seconds -> seconds > 0).isPresent()) {
      return Stream.empty();
    }
    return Stream.of(
        Hit.at(
                view.node(),
                view.instance().statement().at(),
                ("%s announces %s when it becomes the owner and not again. Whoever misses that"
                        + " sends to the old owner until its ARP cache expires.")
                    .formatted(view.label(), view.vip()))
            .withEdit(LineEdits.in(view.node()).set(view, "garp_master_refresh", 60)));
  }
}
