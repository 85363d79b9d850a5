package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Numbers;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.List;
import java.util.Optional;

/**
 * What a virtual server takes connections for: an address, or with the last part written as {@code
 * FIRST-LAST} so many of them.
 *
 * @param first as it stands
 * @param last of the last part; empty for one address
 * @param port as it stands, empty text when there is none
 */
record ServedAddress(String first, Optional<Integer> last, String port) {

  /** Reads {@code ADDRESS[-LAST] PORT}, as a virtual server or a line of a group has it. */
  static ServedAddress of(List<Word> words) {
    String text = words.isEmpty() ? "" : words.getFirst().text();
    int dash = text.indexOf('-');
    return new ServedAddress(
        dash < 0 ? text : text.substring(0, dash),
        dash < 0 ? Optional.empty() : number(text.substring(dash + 1), isIpv6(text)),
        words.size() > 1 ? words.get(1).text() : "");
  }

  /** Whether it is among them. */
  boolean contains(String address) {
    if (last.isEmpty()) {
      return IpText.same(first, address);
    }
    String one = IpText.canonical(first);
    String other = IpText.canonical(address);
    Optional<Integer> number = number(ending(other), isIpv6(other));
    Optional<Integer> least = number(ending(one), isIpv6(one));
    return head(one).equals(head(other))
        && number.isPresent()
        && least.isPresent()
        && number.get() >= least.get()
        && number.get() <= last.get();
  }

  private static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0;
  }

  private static String head(String address) {
    return address.substring(0, address.length() - ending(address).length());
  }

  private static String ending(String address) {
    return address.substring(Math.max(address.lastIndexOf('.'), address.lastIndexOf(':')) + 1);
  }

  private static Optional<Integer> number(String text, boolean hexadecimal) {
    try {
      return hexadecimal ? Optional.of(Integer.parseInt(text, 16)) : Numbers.integer(text);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
