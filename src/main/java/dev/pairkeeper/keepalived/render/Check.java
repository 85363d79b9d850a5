package dev.pairkeeper.keepalived.render;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.regex.Pattern;

/** Ranges of values, each with the field that a refusal names. */
final class Check {

  /** The kernel's names of interfaces: at most 15 characters (IFNAMSIZ). */
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

  private Check() {}

  static void number(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "The %s must be between %d and %d, was %d.".formatted(field, least, most, value));
    }
  }

  static void time(String field, Duration value, Duration least, Duration most, Duration step) {
    boolean inRange = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    if (!inRange || value.toNanos() % step.toNanos() != 0) {
      throw new IllegalArgumentException(
          "The %s must be between %s s and %s s in steps of %s s, was %s s."
              .formatted(field, seconds(least), seconds(most), seconds(step), seconds(value)));
    }
  }

  static void networkInterface(String field, String name) {
    if (!INTERFACE.matcher(name).matches()) {
      throw ConfText.refused(field, "is no name of an interface");
    }
  }

  /** An address without a zone such as {@code %eth0}. */
  static void address(String field, InetAddress address) {
    if (address.getHostAddress().indexOf('%') >= 0) {
      throw ConfText.refused(field, "has a zone");
    }
  }

  /** Seconds as keepalived reads them: a plain decimal. */
  static String seconds(Duration value) {
    BigDecimal nanos = new BigDecimal(value.getNano()).movePointLeft(9);
    BigDecimal seconds = new BigDecimal(value.getSeconds()).add(nanos).stripTrailingZeros();
    return seconds.toPlainString();
  }
}
