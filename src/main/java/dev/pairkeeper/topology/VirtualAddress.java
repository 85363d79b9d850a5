package dev.pairkeeper.topology;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * The virtual IP of a pair with the length of its network prefix, as {@code 10.0.0.100/24}; IPv4 or
 * IPv6, never a name.
 */
public record VirtualAddress(InetAddress address, int prefixLength) {

  private static final Pattern WITH_PREFIX = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

  public VirtualAddress {
    int longest = address.getAddress().length * 8;
    if (prefixLength < 1 || prefixLength > longest) {
      throw new IllegalArgumentException(
          "the prefix length must be between 1 and %d, was %d".formatted(longest, prefixLength));
    }
  }

  /**
   * Reads {@code address/prefix}.
   *
   * @throws IllegalArgumentException when the text is not an address with a prefix
   */
  public static VirtualAddress parse(String text) {
    var matcher = WITH_PREFIX.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an address with a prefix such as 10.0.0.100/24 is needed, was '" + text + "'");
    }
    return new VirtualAddress(
        InetAddress.ofLiteral(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The address alone, without its prefix. */
  public String host() {
    return address.getHostAddress();
  }

  /** Whether the text, with or without a prefix, is this address in any of its notations. */
  public boolean isWrittenAs(String text) {
    try {
      return InetAddress.ofLiteral(text.replaceFirst("/.*", "")).equals(address);
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Whether the given address lies in the network that this address and prefix span. */
  public boolean networkContains(InetAddress other) {
    byte[] own = address.getAddress();
    byte[] theirs = other.getAddress();
    if (own.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((own[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return host() + "/" + prefixLength;
  }
}
