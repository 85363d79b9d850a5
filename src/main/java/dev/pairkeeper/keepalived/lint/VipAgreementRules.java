package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.PairAgreementRules.ofPair;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.topology.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules about VIPs that are not the same on both nodes. The second node is told of a difference.
 */
final class VipAgreementRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "vip-list-differs",
              Severity.CRITICAL,
              "Unequal lists of VIPs",
              "The new owner brings the addresses of its own file: applications that use the others"
                  + " are cut off after a failover. keepalived up to 2.2 also drops adverts with"
                  + " another list than its own, so both nodes take the VIP (RFC 9568, section"
                  + " 7.1).",
              "Write the same addresses on both nodes.",
              ofPair(VipAgreementRules::vipList)),
          new LintRule(
              "vip-prefix-differs",
              Severity.WARNING,
              "Unequal prefixes of a VIP",
              "The prefix makes a route on the node that has the VIP. With unequal ones the owner"
                  + " reaches other networks before a failover than after it.",
              "Write the same prefix on both nodes: that of the interface's network.",
              ofPair(VipAgreementRules::prefix)));

  private VipAgreementRules() {}

  private static Stream<Hit> vipList(InstanceView view, InstanceView first) {
    if (view.instance().addresses().isEmpty() || first.instance().addresses().isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
            vipsOf(view, first, "virtual_ipaddress", VrrpInstanceBlock::virtualAddresses),
            vipsOf(view, first, "virtual_ipaddress_excluded", VipAgreementRules::excluded))
        .flatMap(Optional::stream);
  }

  private static List<AddressDeclaration> excluded(VrrpInstanceBlock instance) {
    return instance
        .addresses()
        .subList(instance.virtualAddresses().size(), instance.addresses().size());
  }

  private static Optional<Hit> vipsOf(
      InstanceView view,
      InstanceView first,
      String block,
      Function<VrrpInstanceBlock, List<AddressDeclaration>> list) {
    Set<String> own = addresses(list.apply(view.instance()));
    Set<String> other = addresses(list.apply(first.instance()));
    if (own.equals(other)) {
      return Optional.empty();
    }
    return Optional.of(
        Hit.at(
            view.node(),
            view.placeOf(block),
            "The list %s of %s is not that of %s: %s."
                .formatted(
                    block,
                    view.label(),
                    first.node().name(),
                    Stream.of(
                            only(view.node(), own, other).stream(),
                            only(first.node(), other, own).stream())
                        .flatMap(found -> found)
                        .collect(Collectors.joining(", ")))));
  }

  private static Set<String> addresses(List<AddressDeclaration> list) {
    return list.stream()
        .map(vip -> IpText.canonical(vip.address()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<String> only(LintedNode node, Set<String> here, Set<String> there) {
    Set<String> only = new TreeSet<>(here);
    only.removeAll(there);
    return only.isEmpty()
        ? Optional.empty()
        : Optional.of("only %s has %s".formatted(node.name(), String.join(" and ", only)));
  }

  private static Stream<Hit> prefix(InstanceView view, InstanceView first) {
    return view.instance().addresses().stream()
        .flatMap(vip ->
            first.instance().addresses().stream()
                .filter(other -> IpText.same(vip.address(), other.address()))
                .filter(other -> Vips.prefix(vip) != Vips.prefix(other))
                .map(other ->
                    Hit.at(
                            view.node(),
                            vip.statement().at(),
                            "%s has %s with prefix /%d%s, %s with /%d%s."
                                .formatted(
                                    view.label(),
                                    vip.address(),
                                    Vips.prefix(vip),
                                    Vips.origin(vip),
                                    first.node().name(),
                                    Vips.prefix(other),
                                    Vips.origin(other)))
                        .withEdit(Vips.withPrefix(view.node(), vip, Vips.prefix(other)))));
  }
}
