package dev.pairkeeper.registry;

import dev.pairkeeper.registry.PairSpec.NodeSpec;
import dev.pairkeeper.topology.VirtualAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the witnesses of a pair: a node that is cut off must get no answer from any of them,
 * and has to know them without DNS.
 */
final class WitnessRules {

  /** Each is pinged at once by a process of its own, twice a second while the peer is silent. */
  private static final int MOST = 8;

  private static final String FIELD = "witnesses";

  private WitnessRules() {}

  static void check(PairSpec spec, FieldRules fields) {
    List<String> witnesses = Objects.requireNonNullElse(spec.witnesses(), List.of());
    if (witnesses.size() > MOST) {
      fields.refuse(FIELD, "Must be at most %d, were %,d.".formatted(MOST, witnesses.size()));
      return;
    }
    List<@Nullable InetAddress> known = new ArrayList<>();
    for (int i = 0; i < witnesses.size(); i++) {
      String field = "%s[%d]".formatted(FIELD, i);
      Optional<InetAddress> address = HostNames.literal(witnesses.get(i));
      address.ifPresentOrElse(
          found -> checkAddress(found, known, spec, field, fields),
          () ->
              fields.refuse(
                  field,
                  "Must be an IP address such as 10.0.0.1; a name may not resolve when the network is cut."));
      known.add(address.orElse(null));
    }
  }

  private static void checkAddress(
      InetAddress address,
      List<@Nullable InetAddress> before,
      PairSpec spec,
      String field,
      FieldRules fields) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress()) {
      fields.refuse(
          field,
          "Must be an address of one host, not unspecified, loopback, link-local or multicast.");
    } else if (isVip(address, spec)) {
      fields.refuse(
          field,
          "Must not be the VIP: the node that has it is answered by itself. Name another host.");
    } else if (isNode(address, spec)) {
      fields.refuse(
          field,
          "Must not be a node's own address: that node always answers itself. Name another host.");
    } else if (before.contains(address)) {
      fields.refuse(field, "Must differ from %s[%d].".formatted(FIELD, before.indexOf(address)));
    }
  }

  private static boolean isVip(InetAddress address, PairSpec spec) {
    return VipRules.read(spec.vip())
        .map(VirtualAddress::address)
        .filter(address::equals)
        .isPresent();
  }

  private static boolean isNode(InetAddress address, PairSpec spec) {
    return Objects.requireNonNullElse(spec.nodes(), List.<NodeSpec>of()).stream()
        .map(NodeSpec::host)
        .anyMatch(host -> HostNames.literal(host).filter(address::equals).isPresent());
  }
}
