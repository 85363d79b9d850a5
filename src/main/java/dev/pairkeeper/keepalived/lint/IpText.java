package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.AddressDeclaration;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;

/** IP addresses as text; never asks a name server. */
final class IpText {

  private IpText() {}

  /** The address that the text is; empty when it is none, as with a zone, or a name. */
  static Optional<InetAddress> address(String text) {
    return IpLiteral.of(text).map(IpLiteral::address);
  }

  /** One spelling for each address; text that is no address stays as it is. */
  static String canonical(String text) {
    return address(text).map(InetAddress::getHostAddress).orElse(text);
  }

  /** Whether both are the same address. */
  static boolean same(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  /** Whether both are addresses and the first so many bits are the same. */
  static boolean inSameNetwork(String one, String other, int prefix) {
    Optional<byte[]> first = address(one).map(InetAddress::getAddress);
    Optional<byte[]> second = address(other).map(InetAddress::getAddress);
    return first.isPresent() && second.isPresent() && sameBits(first.get(), second.get(), prefix);
  }

  private static boolean sameBits(byte[] one, byte[] other, int prefix) {
    if (one.length != other.length || prefix > one.length * 8) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is an IPv6 address that holds on one link only. */
  static boolean isLinkLocal(String text) {
    return text.indexOf(':') >= 0
        && address(text).filter(InetAddress::isLinkLocalAddress).isPresent();
  }

  /** How long a prefix of such an address can be. */
  static int bits(String address) {
    return address.indexOf(':') < 0 ? 32 : 128;
  }

  /** Whether an instance is for IPv6: by its source, peers or VIPs, as keepalived tells it. */
  static boolean isIpv6(VrrpInstanceBlock instance) {
    return Stream.of(
            instance.setting("unicast_src_ip").flatMap(Statement::value).stream(),
            instance.setting("mcast_src_ip").flatMap(Statement::value).stream(),
            instance.unicastPeers().stream().map(word -> word.text()),
            instance.virtualAddresses().stream().map(AddressDeclaration::address))
        .flatMap(found -> found)
        .findFirst()
        .filter(address -> address.indexOf(':') >= 0)
        .isPresent();
  }
}
