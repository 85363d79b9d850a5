package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.lint.HostFacts.Address;
import dev.pairkeeper.topology.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about the VIPs and the networks of the hosts. */
final class AddressRules {

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "vip-not-an-address",
              Severity.CRITICAL,
              "A VIP that is no IP address",
              "keepalived resolves no names here: it skips the line with a log message, and the"
                  + " owner never has the address (vrrp_ipaddress.c, parse_ipaddress).",
              "Write the address itself.",
              ofEachVip(AddressRules::notAnAddress)),
          new LintRule(
              "vip-prefix-impossible",
              Severity.WARNING,
              "A prefix that keepalived does not take",
              "Behind the slash stands the length of the prefix, not a netmask. For anything else"
                  + " keepalived takes /32, for IPv6 /128 (vrrp_ipaddress.c, parse_ipaddress).",
              "Write the length of the prefix of the interface's network, such as /24.",
              ofEachVip(AddressRules::impossiblePrefix)),
          new LintRule(
              "vip-is-a-nodes-own-address",
              Severity.CRITICAL,
              "The VIP is a node's own address",
              "keepalived removes its VIPs when it starts and when it is no owner: that node loses"
                  + " the address it is reached by, and the peer answers for it (keepalived.conf(5),"
                  + " virtual_ipaddress).",
              "Use an address for the VIP that no host has.",
              ofEachVip(AddressRules::ownAddress)),
          new LintRule(
              "vip-outside-the-subnet",
              Severity.WARNING,
              "The VIP is outside the networks of its interface",
              "Hosts of the VIP's network reach it only if the interface is connected to that"
                  + " network, and the owner answers them over its default route unless the VIP"
                  + " brings a route of its own.",
              "Use an address of the interface's network, or the interface that has the VIP's.",
              ofEachVip(AddressRules::outside)),
          new LintRule(
              "vip-prefix-too-wide",
              Severity.WARNING,
              "The VIP's prefix is wider than the interface's network",
              "With the VIP the owner gets a route for the whole prefix to that interface: it looks"
                  + " for hosts behind the router on its own wire and does not reach them, while"
                  + " the other node does.",
              "Write the prefix of the interface's network.",
              ofEachVip(AddressRules::tooWide)));

  private AddressRules() {}

  private record Vip(InstanceView view, AddressDeclaration line) {

    Hit hit(String message) {
      return Hit.at(view.node(), line.statement().at(), message);
    }

    /** The addresses of its family on its interface beyond the link; empty when not known. */
    Optional<List<Address>> neighbours() {
      return Optional.ofNullable(view.node().host().addresses())
          .flatMap(all -> Vips.device(view, line).map(all::get))
          .map(found ->
              found.stream()
                  .filter(one -> IpText.bits(one.address()) == IpText.bits(line.address()))
                  .filter(one -> !IpText.isLinkLocal(one.address()))
                  .toList());
    }

    Optional<Address> network() {
      return neighbours().orElse(List.of()).stream()
          .filter(one -> IpText.inSameNetwork(line.address(), one.address(), one.prefix()))
          .max(Comparator.comparingInt(Address::prefix));
    }
  }

  private static LintRule.Check ofEachVip(Function<Vip, Optional<Hit>> check) {
    return ofInstance(view ->
        view.instance().addresses().stream()
            .flatMap(line -> check.apply(new Vip(view, line)).stream()));
  }

  private static Optional<Hit> notAnAddress(Vip vip) {
    return IpText.address(vip.line().address()).isPresent()
        ? Optional.empty()
        : Optional.of(
            vip.hit(
                "%s has the VIP '%s', which is no IP address: keepalived skips it, and nobody has it."
                    .formatted(vip.view().label(), vip.line().address())));
  }

  private static Optional<Hit> impossiblePrefix(Vip vip) {
    if (!Vips.hasImpossiblePrefix(vip.line())) {
      return Optional.empty();
    }
    int taken = Vips.prefix(vip.line());
    int better = vip.network().map(Address::prefix).orElse(taken);
    return Optional.of(
        vip.hit(
                "%s has the VIP %s: keepalived takes /%d instead."
                    .formatted(vip.view().label(), vip.line().statement().keyword(), taken))
            .withEdit(Vips.withPrefix(vip.view().node(), vip.line(), better)));
  }

  private static Optional<Hit> ownAddress(Vip vip) {
    String address = vip.line().address();
    return Stream.concat(
            whoseIs(vip.view(), address).stream(),
            vip.view().other().flatMap(other -> whoseIs(other, address)).stream())
        .findFirst()
        .map(whose ->
            vip.hit(
                "%s has the VIP %s, which is %s: that node loses it when it is no owner."
                    .formatted(vip.view().label(), address, whose)));
  }

  private static Optional<String> whoseIs(InstanceView view, String address) {
    String node = view.node().name();
    Stream<String> said =
        Stream.of("unicast_src_ip", "mcast_src_ip")
            .filter(keyword ->
                view.instance()
                    .setting(keyword)
                    .flatMap(Statement::value)
                    .filter(value -> IpText.same(value, address))
                    .isPresent())
            .map(keyword -> "the %s of %s".formatted(keyword, node));
    Stream<String> sent =
        view.instance().unicastPeers().stream()
            .filter(peer -> IpText.same(peer.text(), address))
            .map(peer -> "a unicast_peer of %s".formatted(node));
    Stream<String> there =
        Optional.ofNullable(view.node().host().addresses()).orElse(Map.of()).entrySet().stream()
            .filter(entry ->
                entry.getValue().stream().anyMatch(one -> IpText.same(one.address(), address)))
            .map(entry -> "an address of %s on %s".formatted(node, entry.getKey()));
    return Stream.of(said, sent, there).flatMap(found -> found).findFirst();
  }

  private static Optional<Hit> outside(Vip vip) {
    List<Address> neighbours = vip.neighbours().orElse(List.of());
    if (neighbours.isEmpty()
        || vip.network().isPresent()
        || IpText.isLinkLocal(vip.line().address())) {
      return Optional.empty();
    }
    Address one = neighbours.getFirst();
    int prefix = Vips.prefix(vip.line());
    String route =
        prefix == IpText.bits(vip.line().address())
            ? "no route to the VIP's network"
            : "no address but the VIP in its network /%d".formatted(prefix);
    return Optional.of(
        vip.hit(
            "%s has the VIP %s on %s, whose address is %s/%d: the owner has %s."
                .formatted(
                    vip.view().label(),
                    vip.line().address(),
                    Vips.device(vip.view(), vip.line()).orElse(""),
                    one.address(),
                    one.prefix(),
                    route)));
  }

  private static Optional<Hit> tooWide(Vip vip) {
    int prefix = Vips.prefix(vip.line());
    return vip.network()
        .filter(network ->
            prefix < network.prefix() && network.prefix() < IpText.bits(network.address()))
        .map(network ->
            vip.hit(
                    ("%s has the VIP %s with prefix /%d, its interface's network has /%d: as the"
                            + " owner %s does not reach the rest of the /%d behind its router.")
                        .formatted(
                            vip.view().label(),
                            vip.line().address(),
                            prefix,
                            network.prefix(),
                            vip.view().node().name(),
                            prefix))
                .withEdit(Vips.withPrefix(vip.view().node(), vip.line(), network.prefix())));
  }
}
