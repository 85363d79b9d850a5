package dev.pairkeeper.registry;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand for a host: a name (RFC 1123, section 2.1, underscores allowed) or an address. */
final class HostNames {

  /** The longest name that DNS can carry, in text (RFC 1035, section 2.3.4). */
  static final int LONGEST = 253;

  private static final Pattern IPV4 =
      Pattern.compile(
          "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
  private static final Pattern IPV6_LETTERS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final String LABEL = "\\w([\\w-]{0,61}\\w)?";
  private static final Pattern NAME = Pattern.compile("(" + LABEL + "\\.)*(" + LABEL + ")\\.?");
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?\\d+\\.?");

  private HostNames() {}

  static boolean isHost(String text) {
    return literal(text).isPresent()
        || (text.length() <= LONGEST
            && NAME.matcher(text).matches()
            && !ENDS_IN_NUMBER.matcher(text).matches());
  }

  /** The address that the text is, if it is one in its usual notation; never asks DNS. */
  static Optional<InetAddress> literal(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (!IPV4.matcher(text).matches() && !IPV6_LETTERS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The same text for two spellings of one host. */
  static String canonical(String host) {
    return literal(host)
        .map(InetAddress::getHostAddress)
        .orElseGet(() -> host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
  }
}
