package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for what the two keepalived instances of a pair must agree on. */
final class VrrpRules {

  /** Centiseconds in 12 bits (RFC 9568, section 5.2.7). */
  private static final BigDecimal LEAST_V3 = new BigDecimal("0.01");

  private static final BigDecimal MOST_V3 = new BigDecimal("40.95");

  /** Seconds in 8 bits (RFC 3768, section 5.3.7). */
  private static final BigDecimal MOST_V2 = new BigDecimal("255");

  /** keepalived uses the first 8 characters, and reads the others here as syntax. */
  private static final Pattern PASSWORD = Pattern.compile("[!-~&&[^\"'#!{}\\\\$]]*");

  private static final int LONGEST_PASSWORD = 8;

  private VrrpRules() {}

  static void check(PairSpec spec, FieldRules fields) {
    fields.required("virtualRouterId", spec.virtualRouterId());
    fields.number("virtualRouterId", spec.virtualRouterId(), 1, 255);
    fields.number("vrrpVersion", spec.vrrpVersion(), 2, 3);
    boolean version2 = Integer.valueOf(2).equals(spec.vrrpVersion());
    if (spec.advertIntervalSeconds() != null) {
      checkInterval(spec.advertIntervalSeconds(), version2, fields);
    }
    checkPassword(spec.vrrpPassword(), version2, fields);
  }

  private static void checkInterval(BigDecimal seconds, boolean version2, FieldRules fields) {
    BigDecimal least = version2 ? BigDecimal.ONE : LEAST_V3;
    BigDecimal most = version2 ? MOST_V2 : MOST_V3;
    boolean inRange = seconds.compareTo(least) >= 0 && seconds.compareTo(most) <= 0;
    if (!inRange || seconds.stripTrailingZeros().scale() > (version2 ? 0 : 2)) {
      fields.refuse(
          "advertIntervalSeconds",
          version2
              ? "Must be whole seconds between 1 and 255 in VRRP version 2."
              : "Must be between 0.01 and 40.95 in hundredths of a second in VRRP version 3.");
    }
  }

  private static void checkPassword(
      @Nullable Secret password, boolean version2, FieldRules fields) {
    if (password == null || password.isEmpty()) {
      return;
    }
    String field = SecretField.VRRP_PASSWORD.path();
    if (!version2) {
      fields.refuse(field, "Must be left out: only VRRP version 2 has a password (RFC 9568, 9).");
    }
    fields.text(
        field,
        password.reveal(),
        LONGEST_PASSWORD,
        PASSWORD,
        "letters, digits and punctuation without spaces, quotes and any of # ! { } \\ $");
  }
}
