package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules about what must be the same on both nodes. The second node is told of a difference. */
final class PairAgreementRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "vrid-differs",
              Severity.CRITICAL,
              "Unequal virtual router ids",
              "A node listens only to adverts of its own virtual_router_id (RFC 9568, section 7.1)."
                  + " Neither node hears the other, so both take the VIP.",
              "Give both instances the same virtual_router_id, one that nobody else uses in this"
                  + " network.",
              ofPair(PairAgreementRules::vrid)),
          new LintRule(
              "version-differs",
              Severity.CRITICAL,
              "Unequal VRRP versions",
              "A node drops adverts of another version (RFC 9568, section 7.1). Neither node hears"
                  + " the other, so both take the VIP.",
              "Write the same 'vrrp_version' in global_defs of both nodes.",
              ofPair(PairAgreementRules::version)),
          new LintRule(
              "advert-interval-differs",
              Severity.CRITICAL,
              "Unequal advert intervals in VRRP version 2",
              "In version 2 a node drops adverts whose interval is not its own (RFC 3768, section"
                  + " 7.1). Neither node hears the other, so both take the VIP.",
              "Write the same advert_int on both nodes.",
              ofPair(PairAgreementRules::interval)),
          new LintRule(
              "advert-interval-uneven",
              Severity.INFO,
              "Unequal advert intervals in VRRP version 3",
              "In version 3 a standby waits for the owner's interval, not for its own (RFC 9568,"
                  + " section 6.1). The takeover is slower in one direction than in the other.",
              "Write the same advert_int on both nodes.",
              ofPair(PairAgreementRules::unevenInterval)));

  private PairAgreementRules() {}

  /** A check that compares the second node of a pair with the first. */
  static LintRule.Check ofPair(BiFunction<InstanceView, InstanceView, Stream<Hit>> difference) {
    return LintRule.ofInstance(view ->
        view.isSecond()
            ? view.other().stream().flatMap(first -> difference.apply(view, first))
            : Stream.empty());
  }

  private static Stream<Hit> vrid(InstanceView view, InstanceView first) {
    Optional<Integer> own = view.instance().virtualRouterId();
    Optional<Integer> other = first.instance().virtualRouterId();
    if (own.isEmpty() || other.isEmpty() || own.equals(other)) {
      return Stream.empty();
    }
    return Stream.of(
        unequal(view, first, "virtual_router_id", own.get(), other.get())
            .withEdit(LineEdits.in(view.node()).set(view, "virtual_router_id", other.get())));
  }

  private static Stream<Hit> version(InstanceView view, InstanceView first) {
    return view.version() == first.version()
        ? Stream.empty()
        : Stream.of(unequal(view, first, "version", view.version(), first.version()));
  }

  private static Hit unequal(
      InstanceView view, InstanceView first, String keyword, int own, int other) {
    return Hit.at(
        view.node(),
        view.placeOf(keyword),
        "%s has %s %d, %s has %d: neither hears the other, and both take %s."
            .formatted(
                view.label(),
                keyword.equals("version") ? "VRRP version" : keyword,
                own,
                first.label(),
                other,
                view.vip()));
  }

  private static Stream<Hit> interval(InstanceView view, InstanceView first) {
    return intervals(
        view,
        first,
        2,
        "%s has an advert_int of %s, %s of %s: each drops the other's adverts, and both take"
            + " the VIP.")
        .stream();
  }

  private static Stream<Hit> unevenInterval(InstanceView view, InstanceView first) {
    return intervals(
        view,
        first,
        3,
        "%s has an advert_int of %s, %s of %s: how long a takeover takes depends on who has the"
            + " VIP.")
        .stream();
  }

  private static Optional<Hit> intervals(
      InstanceView view, InstanceView first, int version, String said) {
    Election own = new Election(view);
    Election other = new Election(first);
    if (view.version() != version
        || first.version() != version
        || own.advertSeconds().compareTo(other.advertSeconds()) == 0) {
      return Optional.empty();
    }
    Hit hit =
        Hit.at(
            view.node(),
            view.placeOf("advert_int"),
            said.formatted(
                view.label(),
                Election.seconds(own.advertSeconds()),
                first.node().name(),
                Election.seconds(other.advertSeconds())));
    String wanted = other.advertSeconds().stripTrailingZeros().toPlainString();
    return Optional.of(hit.withEdit(LineEdits.in(view.node()).set(view, "advert_int", wanted)));
  }
}
