package dev.pairkeeper.web.page;

import java.util.Optional;

/** A fact that was seen, or could not be. */
public enum Fact {
  YES,
  NO,
  UNKNOWN;

  /** Unknown when empty. */
  public static Fact of(Optional<Boolean> seen) {
    return seen.map(yes -> yes ? YES : NO).orElse(UNKNOWN);
  }
}
