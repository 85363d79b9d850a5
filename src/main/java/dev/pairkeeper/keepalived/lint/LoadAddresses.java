package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of addresses and interfaces keeps a configuration from loading. */
final class LoadAddresses {

  private static final Release REPEATS_ARE_FAULTS = new Release(2, 3, 3);
  private static final Release NO_ADDRESS_ALLOWED = new Release(2, 2, 8);

  private LoadAddresses() {}

  static Stream<Hit> faults(LintedNode node) {
    Interfaces interfaces = Interfaces.of(node);
    return Stream.concat(
        LoadedInstance.of(node).flatMap(instance -> faults(instance).stream()),
        node.configuration()
            .all("static_ipaddress")
            .flatMap(list -> list.statements().stream())
            .map(AddressDeclaration::of)
            .flatMap(line ->
                LoadAddressLine.faults(line, interfaces).stream()
                    .map(fault -> Hit.at(node, line.statement().at(), fault))));
  }

  private static List<Hit> faults(LoadedInstance instance) {
    Found found = new Found(instance, new ArrayList<>());
    instance.block().addresses().forEach(vip -> lookAt(found, vip));
    lookAtPeers(found);
    lookAtRepetitions(found);
    lookAtFamilies(found);
    lookAtSource(found);
    lookAtInterface(found);
    if (lacksAddress(instance)) {
      found.add(instance.at("virtual_ipaddress"), "It has no VIP.");
    }
    return found.hits();
  }

  private record Found(LoadedInstance instance, List<Hit> hits) {
    void add(Position at, String message) {
      hits.add(Hit.at(instance.node(), at, "%s: %s".formatted(instance.block().name(), message)));
    }
  }

  private static void lookAt(Found found, AddressDeclaration vip) {
    LoadAddressLine.faults(vip, found.instance().interfaces())
        .forEach(fault -> found.add(vip.statement().at(), fault));
  }

  private static void lookAtPeers(Found found) {
    for (Word peer : found.instance().block().unicastPeers()) {
      if (IpLiteral.of(peer.text()).isEmpty()) {
        found.add(peer.at(), "'%s' is no address.".formatted(peer.text()));
      }
    }
  }

  private static void lookAtRepetitions(Found found) {
    LoadedInstance instance = found.instance();
    boolean minds =
        Release.of(instance.node().host().keepalivedVersion())
            .filter(release -> release.isBefore(REPEATS_ARE_FAULTS))
            .isEmpty();
    List<String> vips =
        instance.block().addresses().stream().map(AddressDeclaration::address).toList();
    List<String> peers = instance.block().unicastPeers().stream().map(Word::text).toList();
    if (minds
        && (Set.copyOf(vips).size() < vips.size() || Set.copyOf(peers).size() < peers.size())) {
      found.add(instance.block().statement().at(), "An address stands twice in a list.");
    }
  }

  /** The families of what has to be of one, in the order of the text. */
  static Stream<Integer> families(LoadedInstance instance) {
    return instance.block().statement().statements().stream()
        .flatMap(line ->
            switch (line.keyword()) {
              case "unicast_src_ip", "mcast_src_ip", "mcast_dst_ip" -> line.value().stream();
              case "unicast_peer", "virtual_ipaddress" ->
                  line.statements().stream().map(Statement::keyword);
              default -> Stream.<String>of();
            })
        .flatMap(text -> IpLiteral.of(text.split("/", 2)[0]).stream())
        .map(IpLiteral::family);
  }

  private static void lookAtFamilies(Found found) {
    if (families(found.instance()).distinct().count() > 1) {
      found.add(found.instance().block().statement().at(), "It has addresses of IPv4 and of IPv6.");
    }
  }

  private static void lookAtSource(Found found) {
    for (String keyword : List.of("unicast_src_ip", "mcast_src_ip", "mcast_dst_ip")) {
      Optional<String> source = found.instance().block().setting(keyword).flatMap(Statement::value);
      if (source.isPresent() && IpLiteral.of(source.get()).isEmpty()) {
        found.add(found.instance().at(keyword), "'%s' is no address.".formatted(source.get()));
      }
    }
    found
        .instance()
        .block()
        .setting("mcast_dst_ip")
        .flatMap(Statement::value)
        .flatMap(IpLiteral::of)
        .filter(group -> !group.address().isMulticastAddress())
        .ifPresent(group ->
            found.add(found.instance().at("mcast_dst_ip"), "This is no multicast address."));
  }

  private static void lookAtInterface(Found found) {
    Interfaces interfaces = found.instance().interfaces();
    found
        .instance()
        .block()
        .statement()
        .all("interface")
        .filter(line -> line.value().filter(interfaces::isMissing).isPresent())
        .forEach(line ->
            found.add(
                line.at(), "There is no interface %s.".formatted(line.value().orElseThrow())));
  }

  private static boolean lacksAddress(LoadedInstance instance) {
    boolean mayLack =
        instance.has("no_virtual_ipaddress")
            && !instance.strict()
            && Release.of(instance.node().host().keepalivedVersion())
                .filter(release -> release.isBefore(NO_ADDRESS_ALLOWED))
                .isEmpty();
    return !mayLack
        && instance.block().virtualAddresses().stream()
            .noneMatch(vip -> IpLiteral.of(vip.address()).isPresent());
  }
}
