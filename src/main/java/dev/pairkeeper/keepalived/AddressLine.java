package dev.pairkeeper.keepalived;

import dev.pairkeeper.topology.InterfaceAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of {@code ip -o addr show} or {@code ip -o monitor address} (ip-address(8)). */
final class AddressLine {

  private static final Pattern LINE =
      Pattern.compile(
          "(?:Deleted )?[0-9]+: ([^ @:]+)[^ ]*\\s+inet6? ([0-9a-fA-F:.]+)"
              + "(?: peer [0-9a-fA-F:.]+)?(?:/([0-9]{1,3}))?(?:\\s.*)?");

  private static final Pattern LIFETIME = Pattern.compile(" valid_lft ([0-9]{1,10})sec");

  private AddressLine() {}

  /** The address that the line is about; empty when it is not about one. */
  static Optional<InterfaceAddress> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(matcher.group(2));
      int longest = address.getAddress().length * 8;
      int prefix = matcher.group(3) == null ? longest : Integer.parseInt(matcher.group(3));
      return Optional.of(new InterfaceAddress(matcher.group(1), address, prefix, lifetime(line)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Duration lifetime(String line) {
    Matcher lifetime = LIFETIME.matcher(line);
    return lifetime.find() ? Duration.ofSeconds(Long.parseLong(lifetime.group(1))) : null;
  }
}
