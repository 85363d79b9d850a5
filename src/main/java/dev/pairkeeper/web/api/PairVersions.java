package dev.pairkeeper.web.api;

import dev.pairkeeper.registry.RegisteredPair;
import java.util.Arrays;

/**
 * A pair's version as an entity tag, by which a change names what it was made from (RFC 9110,
 * section 13.1.1).
 */
final class PairVersions {

  private static final String ANY = "*";

  private PairVersions() {}

  /** The entity tag, in quotes. */
  static String tag(RegisteredPair pair) {
    return "\"%d\"".formatted(pair.version());
  }

  /** Whether the header If-Match names the pair's version; a weak tag never does. */
  static boolean matches(String ifMatch, RegisteredPair pair) {
    return Arrays.stream(ifMatch.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals(ANY) || tag.equals(tag(pair)));
  }
}
