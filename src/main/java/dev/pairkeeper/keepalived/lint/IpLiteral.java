package dev.pairkeeper.keepalived.lint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as it stands in a text.
 *
 * @param family 4 or 6
 */
record IpLiteral(InetAddress address, int family) {

  private static final Pattern DOTTED =
      Pattern.compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?!$)|$)){4}");
  private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** Reads one the way inet_pton does; empty when the text is none. */
  static Optional<IpLiteral> of(String text) {
    try {
      if (DOTTED.matcher(text).matches()) {
        return Optional.of(new IpLiteral(InetAddress.ofLiteral(text), 4));
      }
      return COLONS.matcher(text).matches()
          ? Optional.of(new IpLiteral(Inet6Address.ofLiteral(text), 6))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How many bits it has. */
  int bits() {
    return family == 4 ? 32 : 128;
  }
}
