package dev.pairkeeper.registry;

import dev.pairkeeper.topology.VirtualAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules for the VIP by itself. */
final class VipRules {

  /** The VIP field of a spec. */
  static final String FIELD = "vip";

  /** The longest IPv6 address in text and {@code /128}. */
  private static final int LONGEST = 49;

  private VipRules() {}

  /** The VIP, unless the text is none. */
  static Optional<VirtualAddress> read(@Nullable String text) {
    if (text == null || text.length() > LONGEST || text.indexOf('/') < 0) {
      return Optional.empty();
    }
    if (HostNames.literal(text.substring(0, text.indexOf('/'))).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(VirtualAddress.parse(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  static void check(PairSpec spec, FieldRules fields) {
    if (spec.vip() == null) {
      fields.required(FIELD, null);
      return;
    }
    read(spec.vip())
        .ifPresentOrElse(
            vip -> checkAddress(vip, spec.vrrpVersion(), fields),
            () ->
                fields.refuse(
                    FIELD,
                    "Must be an address with the prefix of its network, such as 10.0.0.100/24."));
  }

  private static void checkAddress(
      VirtualAddress vip, @Nullable Integer vrrpVersion, FieldRules fields) {
    InetAddress address = vip.address();
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isMulticastAddress()) {
      fields.refuse(
          FIELD, "Must be an address of one host, not unspecified, loopback or multicast.");
    } else if (isReserved(vip)) {
      fields.refuse(FIELD, "Must not be the network's own or its broadcast address.");
    }
    if (address instanceof Inet6Address && Integer.valueOf(2).equals(vrrpVersion)) {
      fields.refuse(
          "vrrpVersion", "Must be 3 for an IPv6 address (version 2 is IPv4 only, RFC 3768).");
    }
  }

  /** IPv6 has no broadcast; its lowest address belongs to the routers (RFC 4291, section 2.6.1). */
  private static boolean isReserved(VirtualAddress vip) {
    byte[] bytes = vip.address().getAddress();
    int hostBits = bytes.length * 8 - vip.prefixLength();
    if (hostBits < 2) {
      return false;
    }
    boolean allZero = true;
    boolean allOne = true;
    for (int bit = vip.prefixLength(); bit < bytes.length * 8; bit++) {
      boolean one = (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0;
      allZero &= !one;
      allOne &= one;
    }
    return allZero || (allOne && vip.address() instanceof Inet4Address);
  }
}
